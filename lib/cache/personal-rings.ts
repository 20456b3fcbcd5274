import { LRUCache } from 'lru-cache';
import type { Position } from './entry.ts';
import type { Mirror } from './mirror.ts';
import { type Keyring, ringOf, sealingKey } from './sealing.ts';

/** Reads somebody's key (32 bytes) where it is kept; null: he has none. */
export type ReadPersonalKey = () => Promise<Buffer | null>;

type Held = { ring: Keyring; position: Position };

const remembered = 10_000;

/**
 * The keys with which personal entries are sealed, one of each person's own: deleted where it is kept, it takes all that
 * was ever sealed with it along. Remembered here as long as its owner's tag is not bumped.
 */
export class PersonalRings {
  readonly #mirror: Mirror;
  readonly #held = new LRUCache<string, Held>({ max: remembered });

  constructor(mirror: Mirror) {
    this.#mirror = mirror;
  }

  /** A key that came along with something that is valid now, a session say. `owner`: his tag. */
  note(owner: string, key: Buffer): void {
    const { position } = this.#mirror;
    if (!position || this.#isCurrent(this.#held.get(owner), owner)) return;
    this.#held.set(owner, { ring: ringOf(sealingKey(key)), position });
  }

  /** Null: he has no key, so nothing of his may be stored. */
  async of(owner: string, readKey: ReadPersonalKey): Promise<Keyring | null> {
    const held = this.#held.get(owner);
    if (held && this.#isCurrent(held, owner)) return held.ring;
    this.#held.delete(owner);
    const { position } = this.#mirror;
    const key = await readKey();
    if (!key) return null;
    const ring = ringOf(sealingKey(key));
    if (position) this.#held.set(owner, { ring, position });
    return ring;
  }

  forget(owner: string): void {
    this.#held.delete(owner);
  }

  #isCurrent(held: Held | undefined, owner: string): boolean {
    return held !== undefined && this.#mirror.isValid({ position: held.position, tags: [owner] });
  }
}
