import { randomBytes } from 'node:crypto';

const word = () => randomBytes(6).toString('hex');
const letters = (length: number) => Array.from({ length }, () => String.fromCharCode(97 + Math.random() * 26)).join('');
const oneOf = <T>(values: readonly T[]): T => values[Math.floor(Math.random() * values.length)] as T;
const simulator = () => oneOf(['iracing', 'acc', 'lmu', 'rfactor2']);
const uuid = () => '00000000-0000-4000-8000-'.concat(word());
/** Spelt like a place of a list; signed by nobody. */
const cursor = () =>
  Buffer.from(JSON.stringify([Math.floor(Math.random() * 2e15), uuid()]))
    .toString('base64url')
    .concat(randomBytes(8).toString('base64url'));

/** What anybody can ask for without end: nothing of it exists, or it says what he has typed. */
const kinds: readonly (() => string)[] = [
  () => `/${word()}`,
  () => `/${word()}/${word()}/${word()}`,
  () => `/profiles/${simulator()}/${word()}`,
  () => `/profiles/${word()}/${word()}`,
  () => `/clubs/${word()}`,
  () => `/clubs/${word()}/teams/${word()}`,
  () => `/events/${word()}`,
  () => `/events/${word()}?session=${Math.floor(Math.random() * 100)}`,
  () => `/search?q=${word()}`,
  () => `/search?q=${letters(3)}&type=${oneOf(['profiles', 'clubs', 'events', 'teams', 'people'])}`,
  () => `/profiles?q=${word()}&simulator=${simulator()}&sort=${oneOf(['recent', 'name', 'rating'])}`,
  () => `/clubs?q=${word()}&country=${letters(2).toUpperCase()}`,
  () => `/profiles?after=${cursor()}`,
  () => `/clubs?sort=newest&before=${cursor()}`,
  () => `/events?when=past&after=${cursor()}`,
  () => `/profiles?${word()}=${word()}`,
  () => `/?utm_source=${word()}&${word()}=${word()}`,
  () => `/about?${word()}`,
  () => `/visitor/en/profiles/list/q!${word()}`,
  () => `/api/search/suggestions?q=${word()}`,
  () => `/invitations/${randomBytes(32).toString('base64url')}`,
];

export const madeUpPath = (): string => oneOf(kinds)();
