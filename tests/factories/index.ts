export { createClub, createClubMember } from './clubs.ts';
export { createProfile, createRating, simulatorId } from './profiles.ts';
export { createEntry, createEvent, createSeat, createSheet, createSignup, createSlot } from './races.ts';
export { createUser } from './users.ts';
