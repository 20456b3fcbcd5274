import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { tag } from '../../drizzle/tags.ts';
import type { CacheRuntime } from '../cache/runtime.ts';
import { deriveRing, type Keyring, openText, sealText } from '../cache/sealing.ts';
import type { Instance } from '../metrics/instances.ts';
import { readInstances } from '../metrics/read.ts';
import { metricStore } from '../metrics/store.ts';
import { isNamedIn, type Names, namesAny } from './match.ts';

/** Something of a process' memory: forgets what names somebody, and says how much it looked at. */
export type Memory = (names: Names) => { looked: number; forgotten: number };

/** What an instance says of its memory: what it looked at, what of that named somebody and is forgotten. */
export type InstanceAnswer = { instance: Pick<Instance, 'role' | 'host' | 'pid'>; looked: number; forgotten: number };
export type InstanceScan = { answers: InstanceAnswer[]; silent: InstanceAnswer['instance'][] };

type Request = { texts: string[]; userId: string | null };
type Answer = { looked: number; forgotten: number };

const lifeSeconds = 60;
/** Each answers within a second, as long as it runs. */
const patienceMs = 5_000;
const askAgainMs = 100;

const requestsKey = (runtime: CacheRuntime) => `${runtime.keyPrefix}:{erasure}:requests`;
const answersKey = (runtime: CacheRuntime, id: string) => `${runtime.keyPrefix}:{erasure}:answers:${id}`;

/**
 * Asks every instance that runs to forget what it has in memory of somebody, and waits for their answers, at most 5 s.
 * What is asked lies in Redis meanwhile, sealed. Throws when Redis is away.
 */
export async function askInstances(request: Request, runtime: CacheRuntime): Promise<InstanceScan> {
  const ring = ringOf(runtime);
  const known = await readInstances(runtime);
  // One that hangs still has what it has: until it is off the list, it is one that did not answer.
  const running = known.filter(({ isSilent }) => !isSilent);
  const cutOff = known.filter(({ isSilent }) => isSilent).map(described);
  if (!ring || running.length === 0) return { answers: [], silent: known.map(described) };
  const store = metricStore(runtime);
  const id = randomUUID();
  await store.setField(requestsKey(runtime), id, sealText(Buffer.from(JSON.stringify(request)), ring, id), lifeSeconds);
  try {
    const untilMs = performance.now() + patienceMs;
    for (;;) {
      const [given = {}] = await store.hashes([answersKey(runtime, id)]);
      const silent = running.filter((instance) => given[instance.id] === undefined);
      if (silent.length === 0 || performance.now() > untilMs) {
        const answers = running.flatMap((instance) => {
          const text = given[instance.id];
          return text === undefined ? [] : [{ instance: described(instance), ...(JSON.parse(text) as Answer) }];
        });
        return { answers, silent: [...silent.map(described), ...cutOff] };
      }
      await sleep(askAgainMs);
    }
  } finally {
    await store.deleteFields(requestsKey(runtime), [id]);
  }
}

/**
 * Answers what was asked of all instances, once each. To be called every second, with the name of this instance; throws
 * when Redis is away.
 */
export function answerErasures(
  runtime: CacheRuntime,
  memories: readonly Memory[] = [],
): (instanceId: string) => Promise<void> {
  const ring = ringOf(runtime);
  const everything = [entriesOf(runtime), ...memories];
  let answered = new Set<string>();
  return async (instanceId) => {
    if (!ring || !runtime.connections) return;
    const store = metricStore(runtime);
    const [requests = {}] = await store.hashes([requestsKey(runtime)]);
    for (const [id, sealed] of Object.entries(requests)) {
      const request = answered.has(id) ? null : openText(sealed, ring, id);
      if (!request) continue;
      const { texts, userId } = JSON.parse(request.toString()) as Request;
      if (userId !== null) runtime.personalRings.forget(tag.user(userId));
      const answer = forget(everything, namesAny(texts));
      await store.setField(answersKey(runtime, id), instanceId, JSON.stringify(answer), lifeSeconds);
    }
    answered = new Set(Object.keys(requests));
  };
}

function forget(memories: readonly Memory[], names: Names): Answer {
  const answers = memories.map((memory) => memory(names));
  return {
    looked: answers.reduce((sum, { looked }) => sum + looked, 0),
    forgotten: answers.reduce((sum, { forgotten }) => sum + forgotten, 0),
  };
}

const entriesOf =
  ({ l1 }: CacheRuntime): Memory =>
  (names) => ({ looked: l1.entries, forgotten: l1.forget(({ value, tags }) => isNamedIn([value, tags], names)) });

const described = ({ role, host, pid }: Instance): InstanceAnswer['instance'] => ({ role, host, pid });

function ringOf({ options: { secret, previousSecrets = [] } }: CacheRuntime): Keyring | null {
  return secret === undefined ? null : deriveRing([secret, ...previousSecrets], 'erasure requests');
}
