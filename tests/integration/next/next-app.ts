import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import getPort from 'get-port';

const fixtureOf = (name: string) => fileURLToPath(new URL(`../../fixtures/${name}/`, import.meta.url));
const nextCli = fileURLToPath(new URL('../../../node_modules/next/dist/bin/next', import.meta.url));

/** As a shell would start it: what Vitest sets for itself is no business of Next's. */
function cleanEnv(extra: Record<string, string>): NodeJS.ProcessEnv {
  const { NODE_ENV, VITEST, VITEST_MODE, DATABASE_URL, ...inherited } = process.env;
  return { ...inherited, NEXT_TELEMETRY_DISABLED: '1', NODE_ENV: 'production', LOG_LEVEL: 'error', ...extra };
}

/** Builds an app of `tests/fixtures` where it is, without Redis and Postgres. */
export async function buildNextApp(name = 'next-app'): Promise<void> {
  const env = cleanEnv({ REDIS_URL: '' });
  await promisify(execFile)(process.execPath, [nextCli, 'build', fixtureOf(name)], { env });
}

export type Answer = {
  status: number;
  cache: string | null;
  text: string;
  location: string | null;
  maxAgeSeconds: number;
};
export type NextApp = {
  get(path: string): Promise<Answer>;
  post(path: string): Promise<Answer>;
  stop(): Promise<void>;
};

/** `next start` of the built app. */
export async function startNextApp(env: Record<string, string>, name = 'next-app'): Promise<NextApp> {
  const port = await getPort();
  const child = spawn(process.execPath, [nextCli, 'start', '-p', String(port), '-H', '127.0.0.1', fixtureOf(name)], {
    env: cleanEnv(env),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await ready(child);
  const call = async (method: string, path: string): Promise<Answer> => {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, { method, redirect: 'manual' });
    return {
      status: response.status,
      cache: response.headers.get('x-nextjs-cache'),
      location: response.headers.get('location'),
      maxAgeSeconds: Number(/s-maxage=(\d+)/.exec(response.headers.get('cache-control') ?? '')?.[1]),
      text: await response.text(),
    };
  };
  return {
    get: (path) => call('GET', path),
    post: (path) => call('POST', path),
    stop: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill();
      await once(child, 'exit');
    },
  };
}

async function ready(child: ChildProcess): Promise<void> {
  for await (const line of child.stdout ?? []) {
    if (String(line).includes('Ready')) break;
  }
  if (child.exitCode !== null) throw new Error(`next start ended with ${child.exitCode}`);
}

/** The fixture's database: a directory with `items.json`. */
export async function makeItems(items: Record<string, string>) {
  const directory = await mkdtemp(join(tmpdir(), 'simlane-items-'));
  const write = (next: Record<string, string>) => writeFile(join(directory, 'items.json'), JSON.stringify(next));
  await write(items);
  return { directory, write, stop: () => rm(directory, { recursive: true, force: true }) };
}
