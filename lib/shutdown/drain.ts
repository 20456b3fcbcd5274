import { subscribe } from 'node:diagnostics_channel';
import type { Server, ServerResponse } from 'node:http';

type Message = { response: ServerResponse; server: Server };

/** What a server has begun to answer. */
export class Drain {
  readonly #open = new Set<ServerResponse>();
  #server: Server | null = null;
  #isDraining = false;
  #whenEmpty: (() => void) | null = null;

  /** Follows every request from now on; the first says which server is meant. */
  watch(): void {
    subscribe('http.server.request.start', (message) => this.#begin(message as Message));
  }

  /**
   * Takes no more connections and resolves when all that was begun is answered. Open ones are kept for `idleMs`, and
   * told with their next answer to go: a request may be on its way on any of them, and a POST can't be sent again.
   */
  async run(idleMs: number): Promise<void> {
    this.#isDraining = true;
    for (const response of this.#open) if (!response.headersSent) response.shouldKeepAlive = false;
    // What the kernel has accepted by now is taken up before: closing would reset it.
    await new Promise((resolve) => setImmediate(resolve));
    const server = this.#server;
    const closed = server?.listening ? stopListening(server) : Promise.resolve();
    await this.#untilEmpty();
    await Promise.race([closed, new Promise((resolve) => setTimeout(resolve, idleMs))]);
    await this.#untilEmpty();
    // Also those on which nothing was ever sent: no time limit of Node's ends them once the server is closed.
    server?.closeAllConnections();
    await closed;
  }

  #begin({ response, server }: Message): void {
    this.#server ??= server;
    if (server !== this.#server) return;
    this.#open.add(response);
    if (this.#isDraining) response.shouldKeepAlive = false;
    response.once('close', () => {
      this.#open.delete(response);
      if (this.#open.size === 0) this.#whenEmpty?.();
    });
  }

  async #untilEmpty(): Promise<void> {
    if (this.#open.size === 0) return;
    await new Promise<void>((resolve) => {
      this.#whenEmpty = resolve;
    });
  }
}

/** Resolves when the last connection has ended; until then those that are idle are kept. */
async function stopListening(server: Server): Promise<void> {
  server.closeIdleConnections = () => undefined;
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  // Next closes it too, and would print that it is closed.
  server.close = (callback) => {
    callback?.();
    return server;
  };
  await closed;
}
