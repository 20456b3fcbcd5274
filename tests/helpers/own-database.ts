import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll } from 'vitest';
import { closeDb } from '../../lib/db/client.ts';
import { resetEnv } from '../../lib/env/index.ts';
import { createTestDatabase, type TestDatabase } from './database.ts';

/** A database of the suite's own, and a key prefix of its own in Redis, where there is one. Each file has its process. */
export function onOwnDatabase(): void {
  let database: TestDatabase | undefined;

  beforeAll(async () => {
    database = await createTestDatabase();
    process.env.DATABASE_URL = database.url;
    process.env.SIMLANE_KEY_PREFIX = `t${randomBytes(6).toString('hex')}`;
    process.env.SIMLANE_SECRET ??= randomBytes(32).toString('base64url');
    resetEnv();
  });

  afterAll(async () => {
    await closeDb();
    await database?.drop();
  });
}
