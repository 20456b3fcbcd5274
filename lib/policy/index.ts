export * from './accounts.ts';
export * from './clubs.ts';
export * from './events.ts';
export { can, type Permission } from './permissions.ts';
export * from './profiles.ts';
export {
  type Actor,
  type ClubAudience,
  type ClubRole,
  clubAudienceOf,
  clubAudiences,
  clubRoles,
  type Role,
  roles,
  rolesOf,
  rolesOfAudience,
} from './roles.ts';
export * from './teams.ts';
