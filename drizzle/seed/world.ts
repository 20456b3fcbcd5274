import type * as schema from '../schema/index.ts';
import type { Calendar } from './calendar.ts';
import type { Random } from './random.ts';

type Insert<T extends { $inferInsert: unknown }> = T['$inferInsert'];
export type SimulatorSlug = 'iracing' | 'acc' | 'lmu' | 'rfactor2';
export type Discipline = (typeof schema.disciplines)[number];

/** What every part of the demo data is made from. */
export type Source = { random: Random; calendar: Calendar; simulatorIds: Readonly<Record<SimulatorSlug, string>> };

export type User = Insert<typeof schema.users> & { id: string; createdAt: Date };
export type Profile = Insert<typeof schema.simProfiles> & { id: string };

/** A profile with what its results are made from. */
export type Driver = {
  profile: Profile;
  simulator: SimulatorSlug;
  /** The first is the one he is best at. */
  disciplines: readonly Discipline[];
  /** About 0 ± 1: how much faster than the middle. */
  skill: number;
  /** How often he races: 1 is usual. */
  eagerness: number;
};

export type Car = { id: string; name: string };
export type CarClass = { id: string; name: string; pace: number; cars: readonly Car[] };
export type Layout = { id: string; track: string; name: string; lapMs: number };
export type Catalogue = Readonly<
  Record<
    SimulatorSlug,
    { classes: readonly CarClass[]; layouts: readonly Layout[]; series: ReadonlyMap<string, string> }
  >
>;

export type Club = Insert<typeof schema.clubs> & { id: string; createdAt: Date };
export type ClubWithPeople = { club: Club; members: readonly { user: User; role: 'admin' | 'manager' | 'member' }[] };
