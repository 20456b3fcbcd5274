import type { Options, PostgresType } from 'postgres';

type Types = { int8: PostgresType<number | bigint> };

/** How the app connects. `max`: connections of the pool, else DATABASE_POOL_MAX of the environment, else 10. */
export function connectionOptions(max = poolMax()): Options<Types> {
  return {
    max,
    idle_timeout: 60,
    connect_timeout: 5,
    // A notice is news for an operator at a console, and would be printed there.
    onnotice: () => undefined,
    connection: {
      application_name: 'simlane',
      // Below the cache's Δ: a loader that ran longer would fill what nobody may read.
      statement_timeout: 5_000,
      idle_in_transaction_session_timeout: 15_000,
    },
    types: {
      int8: {
        to: 20,
        from: [20],
        serialize: (value) => value.toString(),
        parse: (text: string) => {
          const number = Number(text);
          return Number.isSafeInteger(number) ? number : BigInt(text);
        },
      },
    },
  };
}

function poolMax(): number {
  const given = Number(process.env.DATABASE_POOL_MAX);
  return Number.isInteger(given) && given > 0 ? given : 10;
}
