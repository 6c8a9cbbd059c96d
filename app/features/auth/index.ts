/** The pages of this feature; safe for the browser. */
export { type AccountNotice, AccountPage, GuestAccountPage } from './components/account-page';
export { ForgotPage } from './components/forgot-page';
export { NewPasswordPage } from './components/new-password-page';
export { ResetPage } from './components/reset-page';
export { SignInPage } from './components/sign-in-page';
export { SignOutPage } from './components/sign-out-page';
export { SignUpPage } from './components/sign-up-page';
