/**
 * Which cache tags a changed row of each table touches. A template is a collection (`profiles`) or a name and the
 * column its value comes from (`profile:id`, written `profile:<id>`); a null value makes no tag. The triggers
 * (drizzle/triggers.ts) and the builders below are made from this one definition.
 *
 * `[]`: any change touches the whole table's tag, because its reads are too few to need a finer one.
 */
export const tableTags = {
  users: ['user:id', 'people'],
  user_tokens: ['user:user_id'],
  user_cache_keys: ['user:user_id'],
  sessions: ['session:id', 'user-sessions:user_id'],
  simulators: ['simulators'],
  cars: ['car:id', 'cars'],
  car_classes: ['car-class:id', 'cars'],
  car_class_members: ['car-class:car_class_id', 'cars'],
  tracks: ['track:id', 'tracks'],
  layouts: ['layout:id', 'track:track_id', 'tracks'],
  series: ['one-series:id', 'series'],
  sim_profiles: ['profile:id', 'user-profiles:user_id', 'profiles'],
  profile_claims: ['profile-claims:profile_id', 'user-claims:user_id', 'claims'],
  erased_identities: ['erased-identities'],
  ratings: ['profile-ratings:profile_id', 'ratings'],
  rating_currents: ['profile-ratings:profile_id', 'profiles-ratings'],
  imports: ['import:id', 'imports'],
  events: ['event:id', 'club-events:club_id', 'events'],
  event_sessions: ['event-session:id', 'event:event_id', 'event-sessions'],
  event_classes: ['event:event_id'],
  time_slots: ['event:event_id'],
  event_invitations: ['event-invitations:event_id', 'user-events:user_id', 'club-events:club_id'],
  results: ['profile-results:profile_id', 'session-results:event_session_id', 'entry-results:entry_id', 'results'],
  lap_times: ['profile-laps:profile_id', 'layout-laps:layout_id'],
  clubs: ['club:id', 'clubs'],
  club_sizes: ['club-size:club_id', 'club-sizes'],
  club_links: ['club:club_id'],
  club_members: ['club-members:club_id', 'user-clubs:user_id'],
  club_invitations: ['club-invitations:club_id'],
  join_requests: ['club-requests:club_id', 'user-requests:user_id'],
  club_webhooks: ['club-webhooks:club_id'],
  teams: ['team:id', 'club-teams:club_id', 'teams'],
  team_members: ['team-members:team_id', 'user-teams:user_id'],
  signup_sheets: ['sheet:id', 'club-sheets:club_id', 'event-sheets:event_id'],
  signups: ['signup:id', 'sheet-signups:sheet_id', 'user-signups:user_id'],
  signup_cars: ['signup:signup_id'],
  signup_classes: ['signup:signup_id'],
  signup_slots: ['signup:signup_id'],
  signup_pairings: ['signup:signup_id', 'signup:other_signup_id'],
  availabilities: ['signup-availability:signup_id'],
  availability_templates: ['user-templates:user_id'],
  entries: ['entry:id', 'sheet-entries:sheet_id', 'event-entries:event_id', 'team-entries:team_id'],
  entry_drivers: ['entry:entry_id', 'user-seats:user_id', 'profile-seats:profile_id'],
  strategies: ['strategy:id', 'entry-strategies:entry_id'],
  stints: ['strategy:strategy_id', 'seat-stints:entry_driver_id'],
  seasons: ['season:id', 'club-seasons:club_id', 'seasons'],
  season_events: ['season:season_id', 'event:event_id'],
  standings: ['standings:season_id', 'profile-standings:profile_id', 'team-standings:team_id'],
  penalties: ['result-penalties:result_id'],
  audit_logs: [],
  notifications: ['user-notifications:user_id'],
  api_tokens: ['user-tokens:user_id', 'api-token:id'],
  calendar_feeds: ['calendar-feed:id', 'user-feeds:user_id'],
  slug_redirects: ['redirect:slug'],
  reports: ['reports'],
  contact_messages: ['contact-messages'],
} as const satisfies Record<string, readonly string[]>;

/**
 * Tables no cached read may touch, with the reason. They have no triggers.
 */
export const unwatchedTables = {
  cache_outbox: 'it is what the triggers write',
  cache_relay_state: "the relay's own place, moved several times a second",
  notification_outbox: "a worker's queue, read and marked by it alone",
} as const;

export type WatchedTable = keyof typeof tableTags;
type Template = (typeof tableTags)[WatchedTable][number];
type Camel<S extends string> = S extends `${infer Head}-${infer Rest}` ? `${Head}${Capitalize<Camel<Rest>>}` : S;
type Valued = {
  [T in Template as T extends `${infer Name}:${string}` ? Camel<Name> : never]: (value: string) => string;
};
type Collections = { [T in Template as T extends `${string}:${string}` ? never : Camel<T>]: () => string };
export type Tags = Readonly<Valued & Collections>;

/** `tag.profile(id)`, `tag.profiles()`: the tags as the triggers write them. */
export const tag: Tags = buildTags();

/** The tag of a whole table, touched by bulk changes: every cached read carries it for each table it reads. */
export function tableTag(name: WatchedTable): string {
  return `t:${name}`;
}

/** The tags of whole tables: of every table that a read touches. */
export function tablesOf(...names: readonly WatchedTable[]): string[] {
  return names.map(tableTag);
}

function buildTags(): Tags {
  const built: Record<string, (value: string) => string> = {};
  for (const template of Object.values(tableTags).flat()) {
    const [name = '', column] = template.split(':');
    built[camelCase(name)] = column === undefined ? () => name : (value) => `${name}:${value}`;
  }
  return Object.freeze(built) as unknown as Tags;
}

function camelCase(name: string): string {
  return name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
