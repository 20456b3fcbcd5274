import { Cluster, Redis } from 'ioredis';
import { clockKeys } from '../../cache/clocks.ts';
import { type Place, redisDbs } from '../../cache/layers.ts';
import { createRedisClient, firstAttempt, type RedisClient } from '../../cache/redis-client.ts';
import { type Env, env } from '../../env/index.ts';
import { parseRedisUrl, type RedisTarget } from '../../env/redis-url.ts';
import { type Instance, silentAfterMs } from '../../metrics/instances.ts';
import { metricKeys } from '../../metrics/places.ts';
import { type Nearness, nearness } from './network.ts';
import { parseInfo, type RedisInfo } from './redis-info.ts';
import { gatherRights, type RedisRights } from './redis-rights.ts';

export type DoctorPlace = Exclude<Place, 'fragment'> | 'queue';

export type RedisServer = {
  /** Host and port, never a login. */
  readonly address: string;
  readonly kind: RedisTarget['kind'];
  readonly places: readonly DoctorPlace[];
  /** Null: this login may not ask for INFO. */
  readonly info: RedisInfo | null;
  readonly nearness: Nearness;
  readonly isEncrypted: boolean;
  /** Whether it lets anybody in without a password; null: that could not be learnt. */
  readonly isOpen: boolean | null;
  readonly roundTripMs: number;
  /** Its clock less this process', in ms. */
  readonly skewMs: number;
};

export type RedisLogin = RedisRights & { readonly address: string; readonly places: readonly DoctorPlace[] };

export type RedisFacts = {
  readonly servers: readonly RedisServer[];
  readonly logins: readonly RedisLogin[];
  readonly unreachable: readonly { address: string; places: readonly DoctorPlace[]; error: string }[];
  /** Null: the control data could not be read. */
  readonly control: ControlData | null;
};

type ControlData = {
  /** Null: no relay has looked yet. */
  readonly heartbeatLagMs: number | null;
  /** Of the clocks; null: this login may not ask. */
  readonly clockBytes: number | null;
  /** Web servers and workers heard of in the last seconds. */
  readonly instances: number;
};

type Reached = { servers: (RedisServer & { runId: string })[]; login: RedisLogin; control: ControlData | null };

const dbs: Record<DoctorPlace, number> = { ...redisDbs, queue: 0 };
const pings = 11;
/** Longer than the app would wait: slow is another finding than gone. */
const patienceMs = 1_000;

/** Looks at every Redis that is configured; null: none is. Never throws for one that is away. */
export async function gatherRedis(): Promise<RedisFacts | null> {
  const addresses = addressesOf(env());
  if (!addresses) return null;
  const { keyPrefix } = env();
  const looks = await Promise.all(
    [...byAddress(addresses)].map(async ([url, places]) => {
      const target = parseRedisUrl(url);
      try {
        return await look(target, places, keyPrefix);
      } catch (error) {
        return { address: nameOf(target), places, error: error instanceof Error ? error.message : String(error) };
      }
    }),
  );
  const reached = looks.filter((each) => 'servers' in each);
  return {
    servers: mergeServers(reached.flatMap(({ servers }) => servers)),
    logins: reached.map(({ login }) => login),
    unreachable: looks.filter((each) => 'error' in each),
    control: reached.find(({ control }) => control !== null)?.control ?? null,
  };
}

function addressesOf({ redisUrl, redisUrls }: Env): Record<DoctorPlace, string> | null {
  const fallback = redisUrl ?? redisUrls.control;
  if (!fallback) return null;
  const { queue, session, view, query, api, control } = redisUrls;
  return {
    queue: queue ?? fallback,
    session: session ?? fallback,
    view: view ?? fallback,
    query: query ?? fallback,
    api: api ?? fallback,
    control: control ?? fallback,
  };
}

function byAddress(addresses: Record<DoctorPlace, string>): Map<string, DoctorPlace[]> {
  const grouped = new Map<string, DoctorPlace[]>();
  for (const [place, url] of Object.entries(addresses) as [DoctorPlace, string][]) {
    grouped.set(url, [...(grouped.get(url) ?? []), place]);
  }
  return grouped;
}

/** The layers of one server may come by logins of their own: it is still one server. */
function mergeServers(servers: readonly (RedisServer & { runId: string })[]): RedisServer[] {
  const merged = new Map<string, RedisServer>();
  for (const { runId, ...server } of servers) {
    const known = merged.get(runId);
    merged.set(runId, known ? { ...known, places: [...known.places, ...server.places] } : server);
  }
  return [...merged.values()];
}

async function look(target: RedisTarget, places: readonly DoctorPlace[], keyPrefix: string): Promise<Reached> {
  const db = target.kind === 'cluster' ? 0 : places.includes('control') ? dbs.control : dbs[places[0] ?? 'queue'];
  const client = createRedisClient(target, db, 'simlane:doctor');
  let failure: Error | undefined;
  client.on('error', (error) => {
    failure = error;
  });
  try {
    await firstAttempt(client);
    if (client.status !== 'ready') throw failure ?? new Error('No answer within a second');
    const nodes = client instanceof Cluster ? client.nodes('master') : [client];
    const [first] = nodes;
    if (!first) throw new Error('The cluster names no master');
    for (const node of nodes) Object.assign(node.options, { commandTimeout: patienceMs, enableAutoPipelining: false });
    const servers = await Promise.all(nodes.map((node) => lookAtServer(node, target, places)));
    const login = { ...(await gatherRights(first, places, keyPrefix)), address: nameOf(target), places };
    return { servers, login, control: places.includes('control') ? await lookAtControl(client, keyPrefix) : null };
  } finally {
    client.disconnect();
  }
}

async function lookAtServer(
  redis: Redis,
  target: RedisTarget,
  places: readonly DoctorPlace[],
): Promise<RedisServer & { runId: string }> {
  // Asked first, and by a command that everybody may run: a login that is refused is one that does not work.
  const roundTripMs = await medianRoundTrip(redis);
  const info = await redis.info().then(parseInfo, (error: Error) => {
    if (error.message.startsWith('NOPERM')) return null;
    throw error;
  });
  const { host, port, ip, isEncrypted } = endOf(redis);
  const address = `${host}:${port}`;
  return {
    address,
    kind: target.kind,
    places,
    info,
    nearness: nearness(ip),
    isEncrypted,
    isOpen: redis.options.password ? await isOpen(redis, host, port) : true,
    roundTripMs,
    skewMs: await skew(redis),
    runId: info?.run_id ?? `${address} ${places}`,
  };
}

function endOf(redis: Redis) {
  const { remoteAddress = '', remotePort, encrypted } = redis.stream as typeof redis.stream & { encrypted?: boolean };
  const ip = remoteAddress.replace(/^::ffff:/, '');
  // Under Sentinel the options name no server: where the socket leads to is it.
  const isNamed = !redis.options.sentinels;
  const host = (isNamed && redis.options.host) || ip;
  return { host, port: (isNamed && redis.options.port) || remotePort || 6379, ip, isEncrypted: encrypted === true };
}

async function medianRoundTrip(redis: Redis): Promise<number> {
  const took: number[] = [];
  for (let i = 0; i < pings; i += 1) {
    const began = performance.now();
    await redis.ping();
    took.push(performance.now() - began);
  }
  return took.sort((a, b) => a - b)[Math.floor(pings / 2)] ?? 0;
}

async function skew(redis: Redis): Promise<number> {
  const before = Date.now();
  const [seconds, micros] = await redis.time();
  return Number(seconds) * 1_000 + Number(micros) / 1_000 - (before + Date.now()) / 2;
}

/** Whether one who names no password is let in as well. */
async function isOpen(redis: Redis, host: string, port: number): Promise<boolean | null> {
  const { tls } = redis.options;
  const stranger = new Redis({
    host,
    port,
    ...(tls ? { tls } : {}),
    connectionName: 'simlane:doctor',
    lazyConnect: true,
    retryStrategy: null,
    enableReadyCheck: false,
    connectTimeout: patienceMs,
    commandTimeout: patienceMs,
  });
  // The greeting is refused by an event; what connect() then says is only that the connection is closed.
  let greeting: Error | undefined;
  stranger.on('error', (error) => {
    greeting ??= error;
  });
  try {
    await stranger.connect();
    return (await stranger.ping()) === 'PONG';
  } catch (error) {
    const { message } = greeting ?? (error as Error);
    return /^(NOAUTH|DENIED|NOPERM)/.test(message) ? false : null;
  } finally {
    stranger.disconnect();
  }
}

async function lookAtControl(client: RedisClient, keyPrefix: string): Promise<ControlData | null> {
  const { clk, meta } = clockKeys(keyPrefix);
  try {
    const replies = await client.multi().hget(meta, 'hb').time().exec();
    const heartbeat = replies?.[0]?.[1] as string | null | undefined;
    const [seconds, micros] = (replies?.[1]?.[1] ?? [0, 0]) as [number, number];
    const nowMs = Number(seconds) * 1_000 + Number(micros) / 1_000;
    const said = await client.hvals(metricKeys(keyPrefix).instances);
    return {
      heartbeatLagMs: heartbeat ? nowMs - Number(heartbeat) : null,
      clockBytes: await client.memory('USAGE', clk).catch(() => null),
      instances: said.filter((text) => nowMs - (JSON.parse(text) as Instance).seenAtMs <= silentAfterMs).length,
    };
  } catch {
    return null;
  }
}

function nameOf(target: RedisTarget): string {
  if (target.kind === 'server') return new URL(target.url).host;
  const nodes = target.kind === 'cluster' ? target.nodes : target.sentinels;
  const list = nodes.map(({ host, port }) => `${host}:${port}`).join(',');
  return target.kind === 'cluster' ? `cluster ${list}` : `${target.master} of ${list}`;
}
