import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

/** Written before there was a version that had to go on beside them. */
const first = 10;

/** Statements after which the version before may no longer work, or may be refused what it writes. */
const contracting = [
  /\bdrop\b(?!\s+not\s+null\b)(?!\s+constraint\b)/i,
  /\brename\b/i,
  /\btruncate\b/i,
  /\bset\s+not\s+null\b/i,
  /\balter\s+(?:column\s+)?"?\w+"?\s+(?:set\s+data\s+)?type\b/i,
  /\badd\s+(?:constraint\s+"?\w+"?\s+)?(?:check|unique|exclude|primary\s+key|foreign\s+key)\b/i,
  /\bcreate\s+unique\s+index\b/i,
  /\b(?:revoke|delete\s+from)\b/i,
  // What a block does can't be read from here.
  /^\s*do\b/i,
];
const isTable = /^\s*alter\s+table\b/i;
const required = /^\s*(?:alter\s+table\s+.*?)?\badd\s+(?:column\s+)?(?!constraint\b)"?\w+"?.*\bnot\s+null\b/is;
const filled = /\bdefault\b|\bgenerated\b/i;

/** The statements of a migration that are neither additions nor said to be a contraction. */
function unannounced(sql: string): string[] {
  return sql
    .replace(/\$(\w*)\$[\s\S]*?\$\1\$/g, "''")
    .split(/;\s*(?:\n|$)|--> statement-breakpoint/)
    .map((statement) => statement.trim())
    .filter((statement) => {
      const code = statement.replace(/--.*$/gm, '').trim();
      // Each column that is added has to have a value of its own; brackets hold no clause of the table's.
      const clauses = isTable.test(code) ? code.replace(/\([^()]*\)/g, '()').split(',') : [];
      const isContraction =
        contracting.some((pattern) => pattern.test(code)) ||
        clauses.some((clause) => required.test(clause) && !filled.test(clause));
      return isContraction && !/^--\s*contract: \S/m.test(statement);
    });
}

test.each([
  'ALTER TABLE "events" DROP COLUMN "name";',
  'DROP TABLE events;',
  'ALTER TABLE "events" RENAME COLUMN "name" TO "title";',
  'ALTER TABLE "events" ALTER COLUMN "name" SET NOT NULL;',
  'ALTER TABLE "events" ALTER COLUMN "name" SET DATA TYPE integer;',
  'ALTER TABLE "events" ADD COLUMN "name" text NOT NULL;',
  'ALTER TABLE "events" ALTER COLUMN "n" TYPE bigint;',
  'ALTER TABLE "events" ALTER "n" TYPE bigint USING n::bigint;',
  'ALTER TABLE "events" ADD COLUMN a text NOT NULL, ADD COLUMN b int DEFAULT 0;',
  'ALTER TABLE "events" ADD "a" text NOT NULL;',
  'ALTER TABLE "events" DROP "n";',
  'ALTER TABLE "events" ALTER COLUMN "n" DROP DEFAULT;',
  'ALTER TABLE "events" ADD CONSTRAINT c CHECK (n > 0);',
  'CREATE UNIQUE INDEX i ON events (n);',
  'DROP SCHEMA old;',
  'DROP MATERIALIZED VIEW v;',
  'DO $$ BEGIN EXECUTE 1; END $$;',
])('%s is a contraction', (statement) => {
  expect(unannounced(statement)).toHaveLength(1);
  expect(unannounced(`-- contract: nothing reads it since 1.4\n${statement}`)).toEqual([]);
});

test.each([
  'ALTER TABLE "events" ADD COLUMN "name" text;',
  'ALTER TABLE "events" ADD COLUMN "name" text NOT NULL DEFAULT \'\';',
  'CREATE INDEX "events_name_idx" ON "events" ("name");',
  'ALTER TABLE "events" ADD COLUMN a numeric(4, 1) NOT NULL DEFAULT 0, ADD COLUMN b int;',
  'ALTER TABLE "events" ALTER COLUMN "n" DROP NOT NULL;',
  'ALTER TABLE "events" DROP CONSTRAINT "c";',
  'CREATE TABLE t (id int NOT NULL, CHECK (id > 0));',
  'CREATE FUNCTION f() RETURNS void LANGUAGE sql AS $$\n DELETE FROM t;\n DROP TABLE t;\n$$;',
])('%s is an addition', (statement) => {
  expect(unannounced(statement)).toEqual([]);
});

test('migrations only add, or say what they take away and why nobody misses it', () => {
  const folder = new URL('../../drizzle/migrations/', import.meta.url);
  const files = readdirSync(folder).filter((name) => name.endsWith('.sql'));
  const later = files.filter((name) => Number(name.slice(0, 4)) >= first);
  expect(files.length).toBeGreaterThanOrEqual(first);
  for (const name of later) expect(unannounced(readFileSync(new URL(name, folder), 'utf8')), name).toEqual([]);
});
