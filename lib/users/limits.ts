import type { RateLimit } from '../rate-limit/index.ts';

const minute = 60_000;

/** Failed sign-ins only: a right password takes its attempt back. */
export const signInPerAddress: RateLimit = { name: 'sign-in-address', attempts: 30, windowMs: 10 * minute };
export const signInPerAccount: RateLimit = { name: 'sign-in-account', attempts: 10, windowMs: 15 * minute };

/** Well-formed registrations. The form tells whether an address has an account, so this also bounds how many can be asked. */
export const registerPerAddress: RateLimit = { name: 'register-address', attempts: 60, windowMs: 60 * minute };

/** Changes that ask for the current password, which they must not help to guess. */
export const passwordCheck: RateLimit = { name: 'password-check', attempts: 10, windowMs: 15 * minute };
/** Other saves in the settings. */
export const settingsSave: RateLimit = { name: 'settings-save', attempts: 120, windowMs: 10 * minute };
/** Files of everything that is kept about somebody. */
export const dataExport: RateLimit = { name: 'data-export', attempts: 10, windowMs: 60 * minute };
