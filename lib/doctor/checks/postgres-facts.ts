import type { Verdict } from '../check.ts';
import type { Facts } from '../facts/facts.ts';
import type { PostgresFacts } from '../facts/postgres.ts';
import type { Level } from '../finding.ts';

/** A verdict on a database that answers. */
export function onPostgres<L extends Level>(
  { postgres }: Facts,
  judge: (found: PostgresFacts) => Verdict<L> | readonly Verdict<L>[],
): readonly Verdict<L>[] {
  if (postgres === null || 'error' in postgres) return [];
  const verdict = judge(postgres);
  return Array.isArray(verdict) ? verdict : [verdict as Verdict<L>];
}
