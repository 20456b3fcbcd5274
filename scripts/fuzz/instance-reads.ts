import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { tablesOf, tag } from '../../drizzle/tags.ts';
import { minutes } from '../../lib/cache/index.ts';
import { db } from '../../lib/db/client.ts';
import { addressOf, crowdAddress, crowdChunk, crowdDriver, drivers, groupSize } from './drivers.ts';
import type { Seen } from './history.ts';
import type { InstanceCache } from './instance-cache.ts';
import { handleVersion, nameVersion } from './markers.ts';
import type { ReadKind } from './messages.ts';
import type { Random } from './random.ts';

type Head = { displayName: string; handle: string | null; ownerId: string | null } | null;
type Named = { driver: number; name: string }[];

/**
 * The reads of an instance: one row, many rows, a fragment over queries, and one that can be held amid its load. After
 * they have read, loaders dawdle: that is where stale fills come from.
 */
export function createReads(
  cache: InstanceCache,
  profileIds: readonly string[],
  random: Random,
  afterHeldRead: (driver: number) => Promise<void>,
): Record<ReadKind, (driver: number) => Promise<Seen[]>> {
  const idOf = (driver: number) => profileIds[driver] ?? '';
  const dawdle = () => pause(random.chance(5) ? random.whole(100, 400) : random.whole(0, 20));

  const loadHead = async (driver: number): Promise<Head> => {
    const [row] = (await db().execute(sql`
      select p.display_name as "displayName", u.handle, p.user_id as "ownerId"
      from sim_profiles p left join users u on u.id = p.user_id
      where p.id = ${idOf(driver)}`)) as unknown as Head[];
    return row ?? null;
  };
  const headTags = (head: Head, driver: number) => [
    tag.profile(idOf(driver)),
    ...(head?.ownerId ? [tag.user(head.ownerId)] : []),
    ...tablesOf('sim_profiles', 'users'),
  ];
  const head = cache.query(
    async (driver: number) => {
      const row = await loadHead(driver);
      await dawdle();
      return row;
    },
    { name: 'fuzz-head', ttl: minutes(10), tags: headTags },
  );
  const held = cache.query(
    async (driver: number) => {
      const row = await loadHead(driver);
      await afterHeldRead(driver);
      return row;
    },
    { name: 'fuzz-held', ttl: minutes(10), tags: headTags },
  );
  const group = cache.query(
    async (first: number): Promise<Named> => {
      const members = Array.from({ length: groupSize }, (_, n) => first + n).filter((driver) => driver < drivers);
      const ids = sql.join(
        members.map((driver) => sql`${addressOf(driver)}`),
        sql`, `,
      );
      const rows = (await db().execute(sql`
        select sim_api_id as address, display_name as name from sim_profiles where sim_api_id in (${ids})`)) as unknown as {
        address: string;
        name: string;
      }[];
      await dawdle();
      const names = new Map(rows.map(({ address, name }) => [address, name]));
      return members.map((driver) => ({ driver, name: names.get(addressOf(driver)) ?? '' }));
    },
    {
      name: 'fuzz-group',
      ttl: minutes(10),
      tags: (rows) => [...rows.map(({ driver }) => tag.profile(idOf(driver))), ...tablesOf('sim_profiles')],
    },
  );
  const crowd = cache.query(
    async (chunk: number): Promise<string> => {
      const addresses = Array.from({ length: crowdChunk }, (_, n) => sql`${crowdAddress(chunk * crowdChunk + n)}`);
      const rows = (await db().execute(sql`
        select display_name as name from sim_profiles
        where sim_api_id in (${sql.join(addresses, sql`, `)})`)) as unknown as { name: string }[];
      return rows.map(({ name }) => name).join(' ');
    },
    // A bulk change touches the table's tag alone.
    { name: 'fuzz-crowd', ttl: minutes(10), tags: () => tablesOf('sim_profiles') },
  );
  const { appProfile } = cache;
  const profile = async (driver: number) => (appProfile ? appProfile(idOf(driver)) : head(driver));
  const card = cache.fragment(
    async (driver: number) => {
      const own = await profile(driver);
      await dawdle();
      return { own, loaded: await head(driver), rows: await group(firstOf(driver)) };
    },
    { name: 'fuzz-card', ttl: minutes(10), tags: () => [] },
  );

  return {
    profile: async (driver) => seenInHead(driver, await profile(driver)),
    held: async (driver) => seenInHead(driver, await held(driver)),
    group: async (driver) => seenInRows(await group(firstOf(driver))),
    crowd: async (chunk) => [seenName(crowdDriver, await crowd(chunk))],
    card: async (driver) => {
      const { own, loaded, rows } = await card(driver);
      return [...seenInHead(driver, own), ...seenInHead(driver, loaded), ...seenInRows(rows)];
    },
  };
}

const firstOf = (driver: number) => driver - (driver % groupSize);
const seenName = (driver: number, text: string): Seen => ({
  key: `name:${driver}`,
  version: nameVersion(driver, text),
});
const seenInRows = (rows: Named) => rows.map(({ driver, name }) => seenName(driver, name));

function seenInHead(driver: number, head: { displayName: string; handle: string | null } | null): Seen[] {
  return [
    seenName(driver, head?.displayName ?? ''),
    { key: `handle:${driver}`, version: handleVersion(driver, head?.handle ?? '') },
  ];
}
