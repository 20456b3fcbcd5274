import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import type { Plan } from '../../../scripts/fuzz/plan.ts';
import { runFuzz } from '../../../scripts/fuzz/run.ts';

const logFolder = mkdtempSync(path.join(tmpdir(), 'simlane-fuzz-'));
afterAll(() => rmSync(logFolder, { recursive: true, force: true }));

/** `npm run fuzz` in small: two library processes, no pages, nothing disturbed. */
async function fuzz(over: Pick<Plan, 'naive' | 'seconds'>) {
  const { DATABASE_URL: adminUrl = '', REDIS_URL: redisUrl = '', ...env } = process.env;
  const plan = { instances: 2, http: false, chaos: false, relayDown: false, seed: 1, tauMs: 250, deltaMs: 2_000 };
  const ground = { adminUrl, redisUrl, env, logFolder, redis: null, startApp: null };
  return runFuzz({ ...plan, ...over }, { ...ground, track: async () => undefined, say: () => undefined });
}

test('two processes that read and write at once, with raw SQL beside them, read nothing older than is promised', async () => {
  const { summary, violations } = await fuzz({ naive: false, seconds: 5 });
  expect(violations).toEqual([]);
  expect(summary.bySource.l1).toBeGreaterThan(0);
  expect(summary.writes).toBeGreaterThan(0);
}, 90_000);

test('control: a cache as they usually are is found out, by the schedule and not by luck', async () => {
  const { violations } = await fuzz({ naive: true, seconds: 1 });
  const bySchedule = violations.filter(({ read }) => read.what === 'held');
  expect(new Set(bySchedule.map(({ kind }) => kind))).toEqual(new Set(['app', 'own']));
}, 90_000);
