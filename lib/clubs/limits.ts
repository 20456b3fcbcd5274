import type { RateLimit } from '../rate-limit/index.ts';

const minute = 60_000;

/** Clubs one user may be admin of; beyond it he founds no further one. */
export const mostClubs = 10;
export const mostLinks = 8;
/** The rows of the form of links: its fields are `label1`, `url1` and so on. */
export const linkRows: readonly number[] = Array.from({ length: mostLinks }, (_, row) => row + 1);
export const linkLabelLength = 40;
export const linkUrlLength = 300;
export const nameLength = 60;
export const descriptionLength = 2_000;

export const clubCreations: RateLimit = { name: 'club-create', attempts: 20, windowMs: 60 * minute };
/** Saves of club settings and changes of members. */
export const clubChanges: RateLimit = { name: 'club-change', attempts: 300, windowMs: 10 * minute };
export const joinRequests: RateLimit = { name: 'join-request', attempts: 30, windowMs: 60 * minute };
export const invitations: RateLimit = { name: 'club-invitation', attempts: 60, windowMs: 60 * minute };
/** Mails to addresses that never asked for one: anybody may found a club, so few are enough. */
export const invitationMails: RateLimit = { name: 'club-invitation-mail', attempts: 20, windowMs: 60 * minute };
/** Open at once in a club: as many as its admins are shown, so that none admits people unseen. */
export const mostInvitations = 100;
/** Also bounds how fast tokens could be guessed. */
export const acceptances: RateLimit = { name: 'invitation-accept', attempts: 30, windowMs: 10 * minute };
