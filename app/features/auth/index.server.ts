/** Who is looking, and everything about signing in. No type of the session library gets past this file. */
export {
	type AccountView,
	endOtherSessions,
	endSession,
	getAccount,
	rename,
	type SessionView,
} from './account.server';
export {
	type CreateAccountInput,
	type CreateAccountResult,
	createAccount,
	createInvitation,
	createResetLink,
	endAllSessions,
	giveRole,
	INVITATION_MS,
	type Purged,
	purge,
	resetTokenFor,
	setRole,
	setSuspended,
	suspend,
} from './administration.server';
export { closeRequest, requestInstructor } from './instructor-requests.server';
export { type LoginName, parseLoginName } from './login-name.server';
export { nextPath } from './next.server';
export { makeOneTimePasswords, type OneTimePassword, setOneTimePassword } from './one-time-passwords.server';
export {
	type ChangeResult,
	canMailLinks,
	changeEmail,
	changePassword,
	choosePassword,
	isResetOpen,
	type RequestResetResult,
	type ResetResult,
	requestPasswordReset,
	resetPassword,
} from './passwords.server';
export {
	changeEmailSchema,
	changePasswordSchema,
	choosePasswordSchema,
	endSessionSchema,
	forgotSchema,
	personName,
	renameSchema,
	resetSchema,
	signInSchema,
	signUpSchema,
} from './schemas';
export { type Limited, type SignInResult, signIn } from './sign-in.server';
export { type SignUpResult, signUp } from './sign-up.server';
export { hashToken, newToken } from './tokens.server';
export {
	ensureViewer,
	getUnread,
	getViewer,
	mustChoosePassword,
	type Role,
	requireAccount,
	requireRole,
	requireViewer,
	signOut,
	type Viewer,
} from './viewer.server';
