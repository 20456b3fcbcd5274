import { findingsOf } from './check.ts';
import { checks } from './checks/index.ts';
import type { Facts } from './facts/facts.ts';
import { gatherPostgres } from './facts/postgres.ts';
import { gatherRedis } from './facts/redis.ts';
import { gatherSettings, isProductionSite } from './facts/settings.ts';
import { type Finding, worstFirst } from './finding.ts';

export type ExamineOptions = {
  /** A server is one of production by NODE_ENV and SITE_URL, a tool by SITE_URL alone: its own NODE_ENV says nothing. */
  readonly asked?: 'server' | 'tool';
};

/**
 * Looks at Redis, Postgres and the settings on connections of its own, for some tenths of a second, and changes nothing.
 * The worst comes first. What is away is a finding; throws only where the environment is not usable.
 */
export async function examine({ asked = 'server' }: ExamineOptions = {}): Promise<Finding[]> {
  const settings = gatherSettings();
  const isProduction = isProductionSite(settings, asked);
  const [redis, postgres] = await Promise.all([gatherRedis(), gatherPostgres()]);
  return judge({ isProduction, settings, redis, postgres });
}

export function judge(facts: Facts): Finding[] {
  return worstFirst(checks.flatMap((check) => findingsOf(check, facts)));
}
