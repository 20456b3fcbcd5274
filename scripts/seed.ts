import { seed } from '../drizzle/seed/index.ts';
import { env } from '../lib/env/index.ts';
import { loadEnv } from './load-env.ts';

loadEnv();
const { databaseUrl, demoPassword } = env();
if (!databaseUrl || !demoPassword) {
  console.error('Set DATABASE_URL, of an empty and migrated database, and DEMO_PASSWORD, for the demo accounts.');
  process.exitCode = 1;
} else {
  try {
    await seed(databaseUrl, { size: 'small', demoPassword });
    console.log('Demo data is loaded. Sign in as admin, manager or member.');
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  }
}
