import { createHash, timingSafeEqual } from 'node:crypto';
import { env } from '../../env/index.ts';
import { log } from '../../log/index.ts';
import { publishMetrics } from '../publish.ts';
import { collectSamples, type Sample } from './collect.ts';
import { expose, exposedAs } from './exposition.ts';

/** What a scrape gets. Without METRICS_TOKEN there is nothing to scrape. */
export async function answerScrape(authorization: string | null): Promise<Response> {
  const { metricsToken } = env();
  if (metricsToken === undefined) return new Response(null, { status: 404 });
  if (!isBearer(authorization, metricsToken)) {
    const headers = { 'WWW-Authenticate': 'Bearer realm="metrics"', 'Cache-Control': 'no-store' };
    return new Response('The token is missing or wrong: send METRICS_TOKEN as bearer.\n', { status: 401, headers });
  }
  const body = await expose(await samplesOrNone());
  return new Response(body, { headers: { 'Content-Type': exposedAs, 'Cache-Control': 'no-store' } });
}

async function samplesOrNone(): Promise<Sample[]> {
  try {
    // So that this instance's own last second is in it.
    await publishMetrics();
    return await collectSamples();
  } catch (err) {
    log.warn({ err }, 'the counts of all instances can not be read');
    return [{ name: 'simlane_metrics_shared', labels: {}, value: 0 }];
  }
}

function isBearer(authorization: string | null, token: string): boolean {
  const [scheme = '', given = ''] = (authorization ?? '').split(' ');
  return scheme.toLowerCase() === 'bearer' && timingSafeEqual(digest(given), digest(token));
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
