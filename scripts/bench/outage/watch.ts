import { Browser, formOf } from './browser.ts';
import { openSession, type Person } from './people.ts';

const silent = () => undefined;
/** Nothing that is edited meanwhile stands in it. */
const watchedPath = '/events?when=past';

/** Milliseconds until each instance answers a page out of the cache again; null when one did not within 20 s. */
export async function untilHits(origins: readonly string[], since: number): Promise<number | null> {
  const times = await Promise.all(
    origins.map(async (origin) => {
      const visitor = new Browser(silent);
      for (let ms = 0; ms < 20_000; ms = performance.now() - since) {
        const { headers } = await visitor.get(origin, watchedPath);
        if (headers.get('x-nextjs-cache') === 'HIT') return performance.now() - since;
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      return Number.POSITIVE_INFINITY;
    }),
  );
  const last = Math.max(...times);
  return Number.isFinite(last) ? Math.round(last) : null;
}

type Victim = Awaited<ReturnType<typeof openSession>>;

/** A session that its owner ends from another one while Redis fails. */
export class RevokedSession {
  readonly #owner: Person;
  readonly #origins: readonly string[];
  readonly #victim: Victim;
  #revokedAt: number | null = null;
  #acceptedUntil = 0;
  #watching: Promise<void> = Promise.resolve();
  #ended = false;

  private constructor(owner: Person, origins: readonly string[], victim: Victim) {
    this.#owner = owner;
    this.#origins = origins;
    this.#victim = victim;
  }

  static async open(owner: Person, origins: readonly string[]): Promise<RevokedSession> {
    const session = new RevokedSession(owner, origins, await openSession(owner.userId));
    // So that Redis holds it before it fails.
    for (const origin of origins) if (!(await session.#isAccepted(origin))) throw new Error('a new session is refused');
    return session;
  }

  /** By the form in the settings; then it is tried again and again until `end`. */
  async revoke(): Promise<void> {
    const [origin = ''] = this.#origins;
    const browser = new Browser(silent, this.#owner.cookies);
    const page = await browser.get(origin, '/settings/security');
    const form = formOf(page.html, { sessionId: this.#victim.sessionId });
    if (!form) throw new Error(`the session to end is not listed (${page.status})`);
    await browser.post(origin, '/settings/security', form);
    this.#revokedAt = performance.now();
    this.#watching = this.#watch();
  }

  /** How long, in ms, it was accepted after it had been ended. */
  async end(): Promise<number> {
    this.#ended = true;
    await this.#watching;
    const revokedAt = this.#revokedAt ?? performance.now();
    for (const origin of this.#origins) if (await this.#isAccepted(origin)) this.#acceptedUntil = performance.now();
    return Math.max(0, Math.round(this.#acceptedUntil - revokedAt));
  }

  async #watch(): Promise<void> {
    while (!this.#ended) {
      for (const origin of this.#origins) if (await this.#isAccepted(origin)) this.#acceptedUntil = performance.now();
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
  }

  async #isAccepted(origin: string): Promise<boolean> {
    const { path } = await new Browser(silent, this.#victim.cookies).get(origin, '/settings/security');
    return !path.startsWith('/login');
  }
}
