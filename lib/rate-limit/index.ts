export { forgetAttempts, type RateLimit, returnAttempt, takeAttempt } from './attempts.ts';
