import type { Facts } from './facts/facts.ts';
import type { Finding, Level } from './finding.ts';

type UpTo = { ok: 'ok'; advice: 'ok' | 'advice'; warning: 'ok' | 'advice' | 'warning'; refuse: Level };

export type Verdict<L extends Level = Level> = {
  readonly level: L;
  readonly about?: string;
  readonly seen: string;
  readonly mend?: string;
};

/** One thing the doctor looks at. `judge` is pure: what it must know was gathered before. */
export type Check<W extends Level = Level> = {
  readonly id: string;
  readonly looksAt: string;
  /** What goes wrong otherwise, in one sentence. */
  readonly why: string;
  readonly worst: W;
  /** Nothing where it does not apply, or where what it needs could not be learnt. */
  readonly judge: (facts: Facts) => readonly Verdict<UpTo[W]>[];
};

/** Holds a check to the worst level it declares. */
export const check = <W extends Level>(definition: Check<W>): Check => definition;

export function findingsOf({ id, why, judge }: Check, facts: Facts): Finding[] {
  return judge(facts).map(({ level, about, seen, mend }) => ({
    id,
    level,
    about: about ?? null,
    seen,
    why,
    mend: mend ?? null,
  }));
}
