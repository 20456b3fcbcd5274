import type { Options, PostgresType } from 'postgres';

type Types = { int8: PostgresType<number | bigint> };

/** How the app connects, with at most `max` connections. */
export function connectionOptions(max: number): Options<Types> {
  return {
    max,
    idle_timeout: 60,
    connect_timeout: 5,
    // A standby lags: what is read there may be older than any bound. Each connection is asked when it is made.
    target_session_attrs: 'primary',
    // Seconds until the next attempt: queries wait for it, and a Postgres that is back should be found soon.
    backoff: () => 0.2,
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
