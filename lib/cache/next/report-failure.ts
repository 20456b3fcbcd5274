import { log } from '../../log/index.ts';

/** An entry that can't be read or written is a miss, never an error page. */
export function reportHandlerFailure(operation: 'get' | 'set', error: unknown): void {
  log.error({ err: error, operation }, 'the page cache failed; the page is rendered instead');
}
