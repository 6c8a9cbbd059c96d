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
	INVITATION_MS,
	type Purged,
	purge,
	setRole,
	setSuspended,
} from './administration.server';
export { type LoginName, parseLoginName } from './login-name.server';
export { nextPath } from './next.server';
export {
	type ChangeResult,
	canMailLinks,
	changeEmail,
	changePassword,
	isResetOpen,
	type RequestResetResult,
	type ResetResult,
	requestPasswordReset,
	resetPassword,
} from './passwords.server';
export {
	changeEmailSchema,
	changePasswordSchema,
	endSessionSchema,
	forgotSchema,
	renameSchema,
	resetSchema,
	signInSchema,
	signUpSchema,
} from './schemas';
export { type Limited, type SignInResult, signIn } from './sign-in.server';
export { type SignUpResult, signUp } from './sign-up.server';
export {
	ensureViewer,
	getViewer,
	type Role,
	requireAccount,
	requireRole,
	requireViewer,
	signOut,
	type Viewer,
} from './viewer.server';
