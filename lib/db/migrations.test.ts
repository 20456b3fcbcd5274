import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

/** Written before there was a version that had to go on beside them. */
const first = 10;

/** Statements after which the version before would no longer work. */
const contracting =
  /\b(?:drop\s+(?:table|column|view|function|type|trigger)\b|rename\b|set\s+not\s+null\b|(?:set\s+data\s+)?type\s+\w+.*\busing\b|set\s+data\s+type\b|truncate\b)/i;
const addsRequired = /\badd\s+column\b(?=[^;]*\bnot\s+null\b)(?![^;]*\bdefault\b)(?![^;]*\bgenerated\b)/i;

/** The statements of a migration that are neither additions nor said to be a contraction. */
function unannounced(sql: string): string[] {
  return sql
    .replace(/\$(\w*)\$[\s\S]*?\$\1\$/g, "''")
    .split(/;\s*(?:\n|$)|--> statement-breakpoint/)
    .map((statement) => statement.trim())
    .filter((statement) => {
      const code = statement.replace(/--.*$/gm, '');
      return (contracting.test(code) || addsRequired.test(code)) && !/^--\s*contract: \S/m.test(statement);
    });
}

test.each([
  'ALTER TABLE "events" DROP COLUMN "name";',
  'DROP TABLE events;',
  'ALTER TABLE "events" RENAME COLUMN "name" TO "title";',
  'ALTER TABLE "events" ALTER COLUMN "name" SET NOT NULL;',
  'ALTER TABLE "events" ALTER COLUMN "name" SET DATA TYPE integer;',
  'ALTER TABLE "events" ADD COLUMN "name" text NOT NULL;',
])('%s is a contraction', (statement) => {
  expect(unannounced(statement)).toHaveLength(1);
  expect(unannounced(`-- contract: nothing reads it since 1.4\n${statement}`)).toEqual([]);
});

test.each([
  'ALTER TABLE "events" ADD COLUMN "name" text;',
  'ALTER TABLE "events" ADD COLUMN "name" text NOT NULL DEFAULT \'\';',
  'CREATE INDEX "events_name_idx" ON "events" ("name");',
  'CREATE TABLE t (id int NOT NULL);',
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
