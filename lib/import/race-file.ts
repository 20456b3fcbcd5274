import type { sessionKinds } from '../../drizzle/schema/events.ts';
import type { disciplines } from '../../drizzle/schema/ratings.ts';

/** What a result file says, whichever simulator wrote it. Lengths in ms, positions from 1, times as the source gives them. */
export type RaceFile = {
  /** The shape it was read from, such as `iracing-event-result`. */
  format: string;
  simulator: string;
  /** The source's own id of the whole event. */
  externalId: string;
  name: string;
  startsAt: Date;
  endsAt: Date;
  discipline: (typeof disciplines)[number] | null;
  series: Named | null;
  track: { externalId: string; name: string; layout: string };
  classes: (Named & { cars: string[] })[];
  cars: Named[];
  sessions: RaceSession[];
};
export type Named = { externalId: string; name: string };
export type RaceSession = {
  externalId: string;
  kind: (typeof sessionKinds)[number];
  name: string;
  results: RaceResult[];
};
export type RaceResult = {
  /** Null: a car shared by a team, whose drivers have rows of their own. */
  driver: { simApiId: string; name: string; country: string | null } | null;
  team: Named | null;
  carNumber: string | null;
  car: string;
  carClass: string;
  startPosition: number | null;
  finishPosition: number;
  classPosition: number;
  lapsCompleted: number;
  lapsLed: number;
  incidents: number;
  bestLapMs: number | null;
  bestLapNumber: number | null;
  averageLapMs: number | null;
  intervalMs: number | null;
  ratingBefore: number | null;
  ratingAfter: number | null;
  safetyBefore: number | null;
  safetyAfter: number | null;
  status: 'finished' | 'dnf' | 'dns' | 'dsq';
};

/** What is wrong with a file: where (`data.session_results[2].results[5].cust_id`, empty for the whole) and what. */
export type FileProblem = { path: string; message: string };
export type Parsed = { ok: true; file: RaceFile } | { ok: false; problems: FileProblem[] };
