import { once } from 'node:events';
import { Agent, get } from 'node:http';

type Asked = { address: string; language: string };
/** `signedInShare`: of the requests, so many are for pages that are rendered for each request. */
export type Load = { url: string; pages: readonly Asked[]; perSecond: number; seconds: number; signedInShare: number };
/** Milliseconds; `hits`: share of the visitors' requests that a stored page answered. */
export type Loaded = { all: Quantiles; visitors: Quantiles; requests: number; failed: number; hits: number };
export type Quantiles = { p50: number; p95: number };
type Answer = { durationMs: number; status: number; isHit: boolean; isVisitor: boolean };

// Kept alive, a connection may be closed by the server just as a request is sent on it.
const agent = new Agent({ maxSockets: 256 });

if (process.send) {
  const [wanted] = (await once(process, 'message')) as [Load];
  process.send(summary(await ask(wanted)));
  agent.destroy();
  process.disconnect();
}

/** At a steady pace, however long the answers take: one that waits delays no other. */
async function ask({ url, pages, perSecond, seconds, signedInShare }: Load): Promise<Answer[]> {
  const count = perSecond * seconds;
  const begunAt = performance.now();
  const answers: Promise<Answer>[] = [];
  while (answers.length < count) {
    const due = Math.min(count, Math.floor(((performance.now() - begunAt) / 1_000) * perSecond));
    while (answers.length < due) {
      const n = answers.length;
      const page = pages[n % pages.length];
      const isVisitor = (n * signedInShare) % 1 >= signedInShare;
      if (page) answers.push(one(new URL(page.address, url), page.language, isVisitor));
    }
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
  return Promise.all(answers);
}

function one(url: URL, language: string, isVisitor: boolean): Promise<Answer> {
  // Who waits for a write of his own is served page by page, as those who are signed in are.
  const headers = { 'accept-language': language, ...(isVisitor ? {} : { cookie: 'simlane_pos=1' }) };
  const begunAt = performance.now();
  return new Promise((resolve) => {
    const end = (status: number, isHit: boolean) =>
      resolve({ durationMs: performance.now() - begunAt, status, isHit, isVisitor });
    get(url, { agent, headers }, (answer) => {
      answer.resume();
      answer.on('end', () => end(answer.statusCode ?? 599, answer.headers['x-nextjs-cache'] === 'HIT'));
      answer.on('error', () => end(599, false));
    }).on('error', () => end(599, false));
  });
}

function summary(answers: readonly Answer[]): Loaded {
  const visitors = answers.filter(({ isVisitor }) => isVisitor);
  return {
    all: quantiles(answers),
    visitors: quantiles(visitors),
    requests: answers.length,
    failed: answers.filter(({ status }) => status !== 200).length,
    hits: visitors.filter(({ isHit }) => isHit).length / visitors.length,
  };
}

function quantiles(answers: readonly Answer[]): Quantiles {
  const sorted = answers.map(({ durationMs }) => durationMs).toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? 0;
  return { p50: at(0.5), p95: at(0.95) };
}
