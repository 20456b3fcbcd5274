/** How much there is in all, the demo's own rows among it; results within a hundred. */
export type Size = {
  users: number;
  profiles: number;
  clubs: number;
  /** Members of the largest clubs; the others have ever fewer. */
  largestClub: number;
  events: number;
  results: number;
};

/** `small` is the demo alone; the larger sizes hold the same demo and a crowd around it. */
export const sizes = {
  small: null,
  medium: { users: 2_000, profiles: 10_000, clubs: 200, largestClub: 600, events: 2_000, results: 100_000 },
  large: { users: 20_000, profiles: 100_000, clubs: 2_000, largestClub: 2_000, events: 20_000, results: 1_000_000 },
} as const satisfies Record<string, Size | null>;
