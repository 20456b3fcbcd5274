/** What was written under one key. Versions of a key are written one after the other and grow. */
export type Write = {
  key: string;
  version: number;
  /** This version is "there is none", which no reader can tell from another such version. */
  isAbsence: boolean;
  via: 'app' | 'raw';
  /** When it began; from then on it may be seen. */
  beganMs: number;
  /** When COMMIT, or the app's answer, had returned; null: it failed. */
  committedMs: number | null;
  /** Until when, counted from there, others may still be given what was before. */
  boundMs: number;
};

/** One value that a read gave, for one key. `version` null: it said that there is none. */
export type Seen = { key: string; version: number | null };

export type Source = 'l1' | 'l2' | 'fill' | 'bypass' | 'httpHit' | 'httpStale' | 'httpMiss' | 'httpDynamic';

export type Read = {
  what: string;
  instance: string;
  source: Source;
  tags: readonly string[];
  beganMs: number;
  endedMs: number;
  seen: readonly Seen[];
  /** Whether the process gave out what it holds because it could not reach Redis; absent where nobody can tell. */
  cutOff?: boolean;
  /** A writer's own read: what he wrote and must see, at once. */
  own?: Seen & { version: number };
};

export type Period = { fromMs: number; toMs: number };
