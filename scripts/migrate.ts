import { migrate } from '../lib/db/migrate.ts';
import { env } from '../lib/env/index.ts';
import { loadEnv } from './load-env.ts';

loadEnv();
const { databaseUrl, databaseDirectUrl } = env();
if (!databaseUrl) {
  console.error('DATABASE_URL is not set: which database is to be migrated?');
  process.exitCode = 1;
} else {
  await migrate(databaseDirectUrl ?? databaseUrl);
  console.log('The database is up to date.');
}
