import { Agent, get, type IncomingMessage } from 'node:http';
import { performance } from 'node:perf_hooks';
import { brokenPart } from '../outage/browser.ts';
import type { Step } from './plan.ts';

/** What Next says of a stored page; empty where it says nothing: the page was made for this request. */
export type CacheWord = '' | 'HIT' | 'STALE' | 'MISS';
export type Visited = { ms: number; cache: CacheWord; error: string | null };
export type Visit = (origin: string, step: Step, headers: Readonly<Record<string, string>>) => Promise<Visited>;

const timeoutMs = 30_000;

/** Connections are kept, and shared by everybody, as by a proxy in front of the site. */
export function createVisit(): { visit: Visit; close: () => void } {
  const agent = new Agent({ keepAlive: true, maxSockets: Number.POSITIVE_INFINITY });
  return {
    close: () => agent.destroy(),
    visit: async (origin, step, headers) => {
      const begun = performance.now();
      try {
        const { status, cache, body } = await load(agent, origin + step.path, headers);
        const ms = performance.now() - begun;
        return { ms, cache, error: problemOf(step, status, body) };
      } catch (error) {
        return { ms: performance.now() - begun, cache: '', error: `${step.path}: ${String(error)}` };
      }
    },
  };
}

function problemOf({ path, shows }: Step, status: number, body: Buffer): string | null {
  if (status !== 200) return `${path}: status ${status}`;
  const lacking = shows.find((text) => !body.includes(text));
  if (lacking !== undefined) return `${path}: does not show ${JSON.stringify(lacking)}`;
  // Only a page whose parts are streamed can have one that failed.
  if (!body.includes('data-dgst="')) return null;
  const broken = brokenPart(status, body.toString());
  return broken === undefined ? null : `${path}: ${broken}`;
}

type Answer = { status: number; cache: CacheWord; body: Buffer };

function load(agent: Agent, url: string, headers: Readonly<Record<string, string>>): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = get(url, { agent, headers, timeout: timeoutMs }, (response: IncomingMessage) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => void parts.push(part));
      response.on('error', reject);
      response.on('end', () => {
        const cache = (response.headers['x-nextjs-cache'] ?? '') as CacheWord;
        resolve({ status: response.statusCode ?? 0, cache, body: Buffer.concat(parts) });
      });
    });
    request.on('error', reject);
    request.on('timeout', () => request.destroy(new Error(`no answer within ${timeoutMs / 1_000} s`)));
  });
}
