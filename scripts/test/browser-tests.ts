import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import postgres from 'postgres';
import { seed } from '../../drizzle/seed/index.ts';
import { migrate } from '../../lib/db/migrate.ts';
import { logFolder, root } from '../project.ts';
import { browserBinary } from '../services/browser.ts';
import { readState } from '../state.ts';
import type { Running } from '../up/running.ts';
import { buildApp } from './build-app.ts';
import { startInstance } from './instance.ts';
import { runTool } from './run.ts';
import { type Tally, withExit } from './tally.ts';
import type { Bench } from './test-bench.ts';

type Report = { stats: { expected: number; unexpected: number; flaky: number; skipped: number } };

/** Builds the app, starts two instances of it on one Postgres and one Redis, and runs Playwright against them. */
export async function runBrowserTests(filters: readonly string[], bench: Bench, running: Running): Promise<Tally> {
  const browser = await browserBinary();
  process.stdout.write('loading the demo, building the app …\n');
  const databaseUrl = await makeDatabase(bench.adminUrl, 'simlane_e2e');
  const demoPassword = randomBytes(9).toString('base64url');
  await seed(databaseUrl, { size: 'small', demoPassword });

  const actionsKey = readState().secrets.actions;
  await buildApp(actionsKey, running);

  const appEnv = {
    ...bench.env,
    DATABASE_URL: databaseUrl,
    SIMLANE_SECRET: randomBytes(32).toString('hex'),
    METRICS_TOKEN: randomBytes(16).toString('hex'),
    // Comparing answers with Postgres asks it: tests that count queries must not meet it by chance.
    CACHE_VERIFY_SHARE: '0',
    NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: actionsKey,
  };
  const [a, b] = await Promise.all(
    ['a', 'b'].map((name) => startInstance({ log: path.join(logFolder, `test-${name}.log`), env: appEnv, running })),
  );
  const report = path.join(bench.folder, 'playwright.json');
  const code = await runTool(
    path.join(root, 'node_modules/@playwright/test/cli.js'),
    ['test', '--reporter=list,json', ...(filters.length > 0 ? ['--pass-with-no-tests', ...filters] : [])],
    {
      ...appEnv,
      INSTANCE_A: a?.url,
      INSTANCE_B: b?.url,
      BROWSER_BINARY: browser,
      DEMO_PASSWORD: demoPassword,
      PLAYWRIGHT_JSON_OUTPUT_FILE: report,
      TEST_DATABASE_URL: bench.adminUrl,
    },
    running,
  );
  return withExit(readReport(report), code);
}

export async function makeDatabase(adminUrl: string, name: string): Promise<string> {
  const sql = postgres(adminUrl, { max: 1, onnotice: () => undefined });
  try {
    await sql.unsafe(`create database ${name}`);
  } finally {
    await sql.end();
  }
  const url = Object.assign(new URL(adminUrl), { pathname: `/${name}` }).href;
  await migrate(url);
  return url;
}

function readReport(file: string): Tally {
  try {
    const { expected, unexpected, flaky, skipped } = (JSON.parse(readFileSync(file, 'utf8')) as Report).stats;
    return { passed: expected, failed: unexpected + flaky, skipped };
  } catch {
    return { passed: 0, failed: 1, skipped: 0 };
  }
}
