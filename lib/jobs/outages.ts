import { log } from '../log/index.ts';

/** Logs what goes on failing once, with its cause, and once when it is over. */
export class Outages {
  readonly #failing = new Set<string>();

  failed(what: string, err: unknown): void {
    if (this.#failing.has(what)) return;
    this.#failing.add(what);
    log.error({ err, what }, 'the worker can not do this now: it tries again');
  }

  worked(what: string): void {
    if (this.#failing.delete(what)) log.info({ what }, 'the worker can do this again');
  }
}
