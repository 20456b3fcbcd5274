import type { NextRequest } from 'next/server';
import { answerScrape } from '@/lib/metrics/prometheus/answer';

export const dynamic = 'force-dynamic';

/** For Prometheus: the counts of all instances, from any of them. */
export function GET(request: NextRequest): Promise<Response> {
  return answerScrape(request.headers.get('authorization'));
}
