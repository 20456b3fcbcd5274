import { sql } from 'drizzle-orm';
import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core';
import { handleMarker, nameMarker } from './markers.ts';
import type { Change } from './messages.ts';

/** Drivers with a page each; the last of them belong to the races by schedule. */
export const drivers = 27;
export const writtenDrivers = 22;
export const raceDrivers = {
  lateFill: 22,
  joinedLoad: 23,
  joinedWithoutRelay: 24,
  redisStopped: 25,
  clocksLost: 26,
} as const;
export const groupSize = 4;

/** More rows than a statement may change before it counts as a change of the whole table. */
export const crowd = 120;
export const crowdChunk = 10;
/** All the crowd has one name and one version. */
export const crowdDriver = 1_000;

type Connection = Pick<PgDatabase<PgQueryResultHKT>, 'execute'>;

const address = (driver: number) => `fuzz-${driver}`;
export const crowdAddress = (n: number): string => `crowd-${n}`;
export const pagePath = (driver: number): string => `/profiles/iracing/${address(driver)}`;

/** Makes the rows, at version 0; returns the profiles' ids, in the order of the drivers. */
export async function makeDrivers(on: Connection): Promise<string[]> {
  const rows = [
    ...Array.from({ length: drivers }, (_, driver) => [address(driver), nameMarker(driver, 0)]),
    ...Array.from({ length: crowd }, (_, n) => [crowdAddress(n), nameMarker(crowdDriver, 0)]),
  ].map(([id, name]) => sql`(${id}, ${name})`);
  await on.execute(sql`
    insert into sim_profiles (simulator_id, sim_api_id, display_name)
    select s.id, v.id, v.name from simulators s, (values ${sql.join(rows, sql`, `)}) v(id, name) where s.slug = 'iracing'`);
  const made = (await on.execute(sql`select id, sim_api_id as address from sim_profiles`)) as unknown as {
    id: string;
    address: string;
  }[];
  const ids = new Map(made.map((row) => [row.address, row.id]));
  return Array.from({ length: drivers }, (_, driver) => ids.get(address(driver)) ?? '');
}

/** Changes of one kind are one statement: several names are a bulk update. */
export async function applyChanges(on: Connection, changes: readonly Change[]): Promise<void> {
  const names = changes.flatMap((change) =>
    change.do === 'name' ? [sql`(${address(change.driver)}, ${nameMarker(change.driver, change.version)})`] : [],
  );
  if (names.length > 0) {
    await on.execute(sql`
      update sim_profiles p set display_name = v.name from (values ${sql.join(names, sql`, `)}) v(id, name)
      where p.sim_api_id = v.id`);
  }
  for (const change of changes) {
    if (change.do === 'crowd') {
      const name = nameMarker(crowdDriver, change.version);
      await on.execute(sql`update sim_profiles set display_name = ${name} where sim_api_id like 'crowd-%'`);
    } else if (change.do === 'link') await link(on, change.driver, change.version);
    else if (change.do === 'unlink') {
      await on.execute(sql`delete from users where handle = ${handleMarker(change.driver, change.version - 1)}`);
    }
  }
}

async function link(on: Connection, driver: number, version: number): Promise<void> {
  const handle = handleMarker(driver, version);
  await on.execute(sql`
    insert into users (handle, name, email, password_hash, searchable)
    values (${handle}, ${handle}, ${`${handle}@example.org`}, 'none', true)`);
  await on.execute(sql`
    update sim_profiles set user_id = (select id from users where handle = ${handle})
    where sim_api_id = ${address(driver)}`);
}

export const addressOf = address;
