import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { CacheRuntime } from '../cache/runtime.ts';
import { openText, sealText } from '../cache/sealing.ts';
import { log } from '../log/index.ts';
import type { Instance } from '../metrics/instances.ts';
import { readInstances } from '../metrics/read.ts';
import { metricStore } from '../metrics/store.ts';

/** What can be asked of the processes that run, and what each answers. */
export type Questions = {
  /** Forget what is in memory of somebody. */
  forget: { ask: { texts: string[]; userId: string | null }; answer: { looked: number; forgotten: number } };
  /** How many entries carry one of these tags: of those who may list keys. */
  count: { ask: { tags: string[] }; answer: { entries: number; valid: number } };
};
export type QuestionKind = keyof Questions;
export type Handlers = {
  readonly [K in QuestionKind]?: (question: Questions[K]['ask']) => Promise<Questions[K]['answer']>;
};

export type Asked = Pick<Instance, 'role' | 'host' | 'pid'>;
/** `silent`: asked and did not answer in time, or could not. */
export type Answers<K extends QuestionKind> = {
  answers: ({ instance: Asked } & Questions[K]['answer'])[];
  silent: Asked[];
};

type Question = { [K in QuestionKind]: { kind: K; ask: Questions[K]['ask'] } }[QuestionKind];

const purpose = 'questions to instances';
const lifeSeconds = 60;
const askAgainMs = 100;

const questionsKey = (runtime: CacheRuntime) => `${runtime.keyPrefix}:{asking}:questions`;
const answersKey = (runtime: CacheRuntime, id: string) => `${runtime.keyPrefix}:{asking}:answers:${id}`;

/**
 * Asks the processes of these roles, and waits for all their answers, or for `patienceMs`: each looks once a second. What is
 * asked lies in Redis meanwhile, sealed. Throws when Redis is away.
 */
export async function askInstances<K extends QuestionKind>(
  kind: K,
  ask: Questions[K]['ask'],
  { roles, patienceMs }: { roles: readonly Instance['role'][]; patienceMs: number },
  runtime: CacheRuntime,
): Promise<Answers<K>> {
  const ring = runtime.ringFor(purpose);
  const known = (await readInstances(runtime)).filter(({ role }) => roles.includes(role));
  // One that hangs still is what it is: until it is off the list, it is one that did not answer.
  const running = known.filter(({ isSilent }) => !isSilent);
  if (!ring || running.length === 0) return { answers: [], silent: known.map(described) };
  const store = metricStore(runtime);
  const id = randomUUID();
  await store.setField(questionsKey(runtime), id, sealText(json({ kind, ask }), ring, id), lifeSeconds);
  try {
    const untilMs = performance.now() + patienceMs;
    for (;;) {
      const [given = {}] = await store.hashes([answersKey(runtime, id)]);
      const isOver = running.every((instance) => given[instance.id] !== undefined) || performance.now() > untilMs;
      if (!isOver) {
        await sleep(askAgainMs);
        continue;
      }
      const answerOf = (instance: Instance) =>
        JSON.parse(given[instance.id] ?? 'null') as Questions[K]['answer'] | null;
      return {
        answers: running.flatMap((instance) => {
          const answer = answerOf(instance);
          return answer ? [{ instance: described(instance), ...answer }] : [];
        }),
        silent: known.filter((instance) => !answerOf(instance)).map(described),
      };
    }
  } finally {
    await store.deleteFields(questionsKey(runtime), [id]);
  }
}

/**
 * Answers what is asked of all instances, once each. To be called every second, with the name of this instance. A question
 * that it has no answer to, or fails at, it answers with null. Throws when Redis is away.
 */
export function answerQuestions(runtime: CacheRuntime, handlers: Handlers): (instanceId: string) => Promise<void> {
  const ring = runtime.ringFor(purpose);
  let answered = new Set<string>();
  return async (instanceId) => {
    if (!ring || !runtime.connections) return;
    const store = metricStore(runtime);
    const [questions = {}] = await store.hashes([questionsKey(runtime)]);
    for (const [id, sealed] of Object.entries(questions)) {
      const question = answered.has(id) ? null : openText(sealed, ring, id);
      if (!question) continue;
      const answer = await answerTo(JSON.parse(question.toString()) as Question, handlers);
      await store.setField(answersKey(runtime, id), instanceId, JSON.stringify(answer), lifeSeconds);
    }
    answered = new Set(Object.keys(questions));
  };
}

async function answerTo(
  { kind, ask }: Question,
  handlers: Handlers,
): Promise<Questions[QuestionKind]['answer'] | null> {
  const handle = handlers[kind] as ((question: unknown) => Promise<Questions[QuestionKind]['answer']>) | undefined;
  try {
    return (await handle?.(ask)) ?? null;
  } catch (err) {
    log.warn({ err, kind }, 'what was asked of this instance could not be answered');
    return null;
  }
}

const json = (value: unknown): Buffer => Buffer.from(JSON.stringify(value));
const described = ({ role, host, pid }: Instance): Asked => ({ role, host, pid });
