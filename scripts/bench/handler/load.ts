import autocannon from 'autocannon';
import { Failure } from '../../failure.ts';
import { rotated } from './summary.ts';

const connections = 32;

/** Requests per second that were answered with whole pages of `paths`, over `seconds`. */
export async function load(origin: string, paths: readonly string[], seconds: number, bytes: number): Promise<number> {
  let clients = 0;
  const result = await autocannon({
    url: origin,
    connections,
    duration: seconds,
    // Each begins with another page: in step, they would all ask for the same one.
    setupClient(client) {
      client.setRequests(rotated(paths, clients).map((path) => ({ path })));
      clients += 1;
    },
  });
  const wrong = result.non2xx + result.errors + result.timeouts;
  const perRequest = result.throughput.total / result.requests.total;
  // Headers come on top of a page's own bytes.
  if (wrong > 0 || perRequest < bytes) {
    throw new Failure(`${origin} did not answer as it should`, `${wrong} wrong answers, ${perRequest} bytes each.`);
  }
  return result.requests.average;
}

/** Asks until the page is a hit, and says how many bytes it has. */
export async function warm(url: string): Promise<number> {
  for (let attempt = 0; attempt < 50; attempt += 1) {
    const response = await fetch(url);
    const text = await response.text();
    if (response.status !== 200) throw new Failure(`${url} answered ${response.status}`, text.slice(0, 500));
    if (!text.includes('Results of')) throw new Failure(`${url} is not the page`, text.slice(0, 500));
    if (response.headers.get('x-nextjs-cache') === 'HIT') return Buffer.byteLength(text);
  }
  throw new Failure(`${url} is no hit`, 'Its handler stores nothing, or what it stores is due at once.');
}
