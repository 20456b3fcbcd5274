import { Agent, get as httpGet, type IncomingMessage } from 'node:http';
import { monotonicMs } from './clock.ts';
import { drivers, pagePath, writtenDrivers } from './drivers.ts';
import type { Read, Source } from './history.ts';
import type { Ledger } from './ledger.ts';
import { handleVersion, nameVersion } from './markers.ts';
import type { OwnWrite } from './messages.ts';
import type { Random } from './random.ts';

export type App = { name: string; url: string };

/** Reads of one app instance's pages, over HTTP. */
export type Visitors = {
  readonly count: number;
  /** Each page once, so that the run does not measure how a server warms up. */
  warm(): Promise<void>;
  /** So many visitors, each asking for the next page when he has one, until `end`. */
  begin(visitors: number, random: Random): void;
  /** Whoever has just written asks with his position's cookie, which leads him past the stored pages. */
  readOwn(driver: number, own: OwnWrite): Promise<void>;
  end(): Promise<void>;
};

type Page = { status: number; cache: string | undefined; text: string };

const sources: Readonly<Record<string, Source>> = { HIT: 'httpHit', STALE: 'httpStale', MISS: 'httpMiss' };

export function createVisitors(app: App, ledger: Ledger): Visitors {
  const agent = new Agent({ keepAlive: true });
  const underWay = new Map<number, Set<number>>(Array.from({ length: drivers }, (_, driver) => [driver, new Set()]));
  let running: Promise<void>[] = [];
  let isEnding = false;
  let count = 0;

  const read = async (driver: number, beganMs: number, own?: OwnWrite): Promise<void> => {
    count += 1;
    try {
      const cookie = own ? { cookie: `simlane_pos=${own.position}` } : {};
      const page = await fetchPage(agent, app.url + pagePath(driver), { 'accept-language': 'en', ...cookie });
      if (page.status === 200) ledger.reads.push(readOf(app.name, driver, page, beganMs, own));
      else ledger.failures.push(`page: status ${page.status}`);
    } catch (error) {
      ledger.failures.push(`page: ${String(error)}`);
    }
  };
  const visit = async (driver: number): Promise<void> => {
    const nowMs = monotonicMs();
    const others = underWay.get(driver) ?? new Set();
    // Next joins a visitor to a render of the page under way: what he gets is as old as its beginning.
    const joinedMs = Math.min(nowMs, ...others);
    others.add(nowMs);
    await read(driver, joinedMs);
    others.delete(nowMs);
  };
  return {
    get count() {
      return count;
    },
    async warm() {
      for (let driver = 0; driver < writtenDrivers; driver += 1) await visit(driver);
    },
    begin(visitors, random) {
      running = Array.from({ length: visitors }, async () => {
        while (!isEnding) await visit(random.whole(0, writtenDrivers - 1));
      });
    },
    readOwn: (driver, own) => read(driver, monotonicMs(), own),
    async end() {
      isEnding = true;
      await Promise.all(running);
      agent.destroy();
    },
  };
}

function readOf(instance: string, driver: number, { cache, text }: Page, beganMs: number, own?: OwnWrite): Read {
  return {
    what: `page ${driver}`,
    instance,
    source: sources[cache ?? ''] ?? 'httpDynamic',
    tags: [],
    beganMs,
    endedMs: monotonicMs(),
    seen: [
      { key: `name:${driver}`, version: nameVersion(driver, text) },
      { key: `handle:${driver}`, version: handleVersion(driver, text) },
    ],
    ...(own ? { own: own.wrote } : {}),
  };
}

function fetchPage(agent: Agent, url: string, headers: Record<string, string>): Promise<Page> {
  return new Promise((resolve, reject) => {
    httpGet(url, { agent, headers }, (response: IncomingMessage) => {
      let text = '';
      response.setEncoding('latin1');
      response.on('data', (part: string) => {
        text += part;
      });
      response.on('error', reject);
      response.on('end', () => {
        const cache = response.headers['x-nextjs-cache'];
        resolve({ status: response.statusCode ?? 0, cache: Array.isArray(cache) ? cache[0] : cache, text });
      });
    }).on('error', reject);
  });
}
