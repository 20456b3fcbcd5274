import { type TableTriggers, tableTriggers } from '../../../drizzle/triggers.ts';
import { check, type Verdict } from '../check.ts';
import type { LiveTrigger } from '../facts/triggers.ts';
import { onPostgres } from './postgres-facts.ts';

export const postgresMigrations = check({
  id: 'postgres.migrations',
  looksAt: "the database has this version's schema",
  why: 'Pages that need what is missing answer with an error.',
  worst: 'warning',
  judge: (facts) =>
    onPostgres(facts, ({ migrations: { missing, isAhead } }) => {
      if (missing.length > 0) {
        return { level: 'warning', seen: `not applied: ${missing.join(', ')}`, mend: 'npm run migrate' };
      }
      return { level: 'ok', seen: isAhead ? 'up to date, and migrated by a later version' : 'up to date' };
    }),
});

const renderTriggers = 'npm run migrate, or as its owner: node drizzle/print-triggers.ts | psql "$DATABASE_URL"';

export const postgresTriggers = check({
  id: 'postgres.triggers',
  looksAt: 'the triggers on every watched table: there, enabled ALWAYS, and as drizzle/triggers.ts renders them',
  why: 'What is written to a table without them stays old in the cache until its time is over.',
  worst: 'refuse',
  judge: (facts) =>
    onPostgres(facts, ({ triggers, migrations }) => {
      const faults = { missing: [] as string[], disabled: [] as string[], altered: [] as string[] };
      // A table that is not there is a migration's affair.
      const watched = tableTriggers().filter(({ table }) => triggers.has(table));
      for (const wanted of watched) {
        const live = triggers.get(wanted.table) ?? [];
        for (const kind of ['missing', 'disabled', 'altered'] as const) {
          const names = faultsOf(wanted, live)[kind];
          if (names.length > 0) faults[kind].push(`${wanted.table} (${names.map(eventOf).join(', ')})`);
        }
      }
      const verdicts: Verdict[] = [];
      if (faults.missing.length > 0) {
        verdicts.push({ level: 'refuse', seen: `missing on ${faults.missing.join(', ')}`, mend: renderTriggers });
      }
      if (faults.disabled.length > 0) {
        verdicts.push({
          level: 'refuse',
          seen: `not enabled always on ${faults.disabled.join(', ')}`,
          mend: `alter table … enable always trigger …; or all of them: ${renderTriggers}`,
        });
      }
      if (faults.altered.length > 0) {
        const seen = `not as this version defines them on ${faults.altered.join(', ')}`;
        // A later version may touch more tags: that is no reason to keep the earlier one from starting again.
        verdicts.push(
          migrations.isAhead
            ? { level: 'advice', seen: `${seen}: a later version made them`, mend: 'Bring this instance up to date.' }
            : { level: 'refuse', seen, mend: renderTriggers },
        );
      }
      if (verdicts.length > 0) return verdicts;
      return [{ level: 'ok', seen: `as defined on ${watched.length} tables` }];
    }),
});

function faultsOf({ triggers }: TableTriggers, live: readonly LiveTrigger[]) {
  const byName = new Map(live.map((each) => [each.name, each]));
  const names = triggers.map(({ name }) => name);
  return {
    missing: names.filter((name) => !byName.has(name)),
    disabled: live.filter(({ enabled }) => enabled !== 'A').map(({ name }) => name),
    altered: live.filter(({ isAsDefined }) => !isAsDefined).map(({ name }) => name),
  };
}

function eventOf(trigger: string): string {
  return trigger.replace('zz_cache_tags_', '');
}
