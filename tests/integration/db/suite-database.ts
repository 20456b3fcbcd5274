import { afterAll, beforeAll } from 'vitest';
import { closeDb, type Db, db } from '../../../lib/db/client.ts';
import { resetEnv } from '../../../lib/env/index.ts';
import { createTestDatabase, type TestDatabase } from '../../helpers/database.ts';

/** Points `db()` at a fresh, migrated database for the tests of this file. */
export function suiteDatabase(): () => Db {
  let database: TestDatabase | undefined;
  beforeAll(async () => {
    database = await createTestDatabase();
    process.env.DATABASE_URL = database.url;
    resetEnv();
  });
  afterAll(async () => {
    await closeDb();
    await database?.drop();
  });
  return db;
}
