import { readEnvFile } from './env-file.ts';

/**
 * Completes `process.env` from `.simlane/env`, so that a tool typed in this folder meets the SimLane that `up` runs.
 * What is set stays; a REDIS_URL of one's own also keeps the file's other Redis addresses out.
 */
export function loadEnv(): void {
  const ownRedis = Boolean(process.env.REDIS_URL);
  for (const [key, value] of Object.entries(readEnvFile())) {
    if (process.env[key] || (ownRedis && key.startsWith('REDIS_'))) continue;
    process.env[key] = value;
  }
}
