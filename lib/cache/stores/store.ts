/** Bytes under keys, each with a life of its own. Every implementation passes tests/contracts/cache-store. */
export interface Store {
  get(key: string): Promise<Buffer | null>;
  /** Replaces value and life at once. */
  set(key: string, bytes: Buffer, ttlMs: number): Promise<void>;
  /** Gives an existing key a new life, without writing its value. */
  touch(key: string, ttlMs: number): Promise<void>;
  delete(key: string): Promise<void>;
}
