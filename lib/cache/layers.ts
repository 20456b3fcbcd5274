/** The layers whose entries are copies of what Postgres knows: they can be switched off, cleared and bypassed. */
export const layers = ['view', 'fragment', 'query', 'api'] as const;
export type Layer = (typeof layers)[number];
export const isLayer = (place: string): place is Layer => (layers as readonly string[]).includes(place);

/** Where each kind of data lives. `session` is no cache: Postgres keeps it too, and no switch or clearing touches it. */
export const redisDbs = { session: 1, view: 2, fragment: 2, query: 3, api: 4, control: 5 } as const;
export type Place = keyof typeof redisDbs;

/** Where entries lie, and whose reads are counted: the layers, and sessions. */
export const entryPlaces = ['session', ...layers] as const satisfies readonly Place[];
export type EntryPlace = (typeof entryPlaces)[number];

/** Places whose values may be of one person or one club. */
export const sealedPlaces = ['session', 'fragment', 'query'] as const satisfies readonly Place[];

/** Raised when the shape of what is stored changes: older entries are then never read. */
export const schemaVersion = 1;
