import autocannon from 'autocannon';
import { Failure } from '../../failure.ts';

const connections = 32;

/** Requests per second that `url` answered with the whole page, over `seconds`. */
export async function load(url: string, seconds: number, bytes: number): Promise<number> {
  const result = await autocannon({ url, connections, duration: seconds });
  const wrong = result.non2xx + result.errors + result.timeouts;
  const perRequest = result.throughput.total / result.requests.total;
  // Headers come on top of a page's own bytes.
  if (wrong > 0 || perRequest < bytes) {
    throw new Failure(`${url} did not answer as it should`, `${wrong} wrong answers, ${perRequest} bytes each.`);
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
