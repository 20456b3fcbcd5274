import postgres, { type Sql } from 'postgres';
import { Failure } from '../../failure.ts';

export type Statement = { id: string; text: string; calls: number };
export type StatementCounter = {
  reset(): Promise<void>;
  /** What was sent since, the most frequent first, without what only begins and ends transactions. */
  read(): Promise<Statement[]>;
  /** Learns, while nobody asks for pages, what the instances send of their own accord. */
  learnBackground(ms: number): Promise<void>;
  end(): Promise<void>;
};

const bracket = /^\s*(begin|commit|rollback|savepoint|release|start transaction|set|deallocate|discard)\b/i;
/** The relay's: what it sends while it has something to carry is not seen while it has nothing. */
const relay = /\bcache_(outbox|relay_state)\b/;

/**
 * Counts statements where they arrive, in Postgres (pg_stat_statements). What triggers do is not counted: it is no
 * round trip of the site.
 *
 * @param databaseUrl a superuser's; other databases of the same server are not counted.
 */
export async function countStatements(databaseUrl: string): Promise<StatementCounter> {
  const database = new URL(databaseUrl).pathname.slice(1);
  // From another database: asking must not be counted.
  const sql = postgres(Object.assign(new URL(databaseUrl), { pathname: '/postgres' }).href, {
    max: 1,
    onnotice: () => undefined,
  });
  await createExtension(sql);
  const background = new Set<string>();
  const readAll = async () => {
    const rows = await sql<Statement[]>`
      select s.queryid::text as id, min(s.query) as text, sum(s.calls)::int as calls
      from pg_stat_statements s join pg_database d on d.oid = s.dbid
      where d.datname = ${database} and s.toplevel group by 1 order by 3 desc`;
    return rows.filter(({ text }) => !bracket.test(text) && !relay.test(text));
  };
  const reset = async () => void (await sql`select pg_stat_statements_reset()`);
  return {
    reset,
    read: async () => (await readAll()).filter(({ id }) => !background.has(id)),
    async learnBackground(ms) {
      await reset();
      await new Promise((resolve) => setTimeout(resolve, ms));
      for (const { id } of await readAll()) background.add(id);
    },
    end: () => sql.end({ timeout: 5 }),
  };
}

async function createExtension(sql: Sql): Promise<void> {
  try {
    await sql`create extension if not exists pg_stat_statements`;
  } catch (error) {
    throw new Failure(
      `This Postgres can't count statements: ${String(error)}`,
      'Install its pg_stat_statements (Debian: postgresql-contrib), or remove that Postgres: one with it is then brought.',
    );
  }
}
