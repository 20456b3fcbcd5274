import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto';

/** An AES-256-GCM key and the name under which a sealed value says it needs it. */
export type SealingKey = { readonly id: string; readonly key: Buffer };
/** `current` seals; any of `byId` opens, so that a secret can be replaced while values sealed before live on. */
export type Keyring = { readonly current: SealingKey; readonly byId: ReadonlyMap<string, SealingKey> };

const algorithm = 'aes-256-gcm';
const keyBytes = 32;
const nonceBytes = 12;
const authTagBytes = 16;
const idLength = 12;

/** Names a key without telling it. */
export function sealingKey(key: Buffer): SealingKey {
  if (key.length !== keyBytes) throw new RangeError(`a sealing key has ${keyBytes} bytes`);
  return { id: createHash('sha256').update('simlane key id').update(key).digest('hex').slice(0, idLength), key };
}

export const newSealingKey = (): SealingKey => sealingKey(randomBytes(keyBytes));

export function ringOf(current: SealingKey, previous: readonly SealingKey[] = []): Keyring {
  return { current, byId: new Map([...previous, current].map((key) => [key.id, key])) };
}

/** A key of its own for each purpose. The first secret seals, the others only open. */
export function deriveRing(secrets: readonly string[], purpose: string): Keyring | null {
  const [current, ...previous] = secrets.map((secret) =>
    sealingKey(Buffer.from(hkdfSync('sha256', secret, '', `simlane seal ${purpose}`, keyBytes))),
  );
  return current ? ringOf(current, previous) : null;
}

/** `bound` is authenticated along, not sealed: opened with another, the value is refused. */
export function seal(plain: Buffer, { key }: SealingKey, nonce: Buffer, bound: Buffer): Buffer {
  const cipher = createCipheriv(algorithm, key, nonce, { authTagLength: authTagBytes });
  cipher.setAAD(bound);
  return Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

/** Random: 96 bits are enough for the number of values that one key ever seals. */
export const newNonce = (): Buffer => randomBytes(nonceBytes);

/** @throws when key, bound data or bytes are not those that were sealed. */
export function open(sealed: Buffer, { key }: SealingKey, nonce: Buffer, bound: Buffer): Buffer {
  const decipher = createDecipheriv(algorithm, key, nonce, { authTagLength: authTagBytes });
  decipher.setAAD(bound);
  decipher.setAuthTag(sealed.subarray(-authTagBytes));
  return Buffer.concat([decipher.update(sealed.subarray(0, -authTagBytes)), decipher.final()]);
}

/** A text that holds `plain` sealed with the ring's current key, and says which that is. `bound`: as of `seal`. */
export function sealText(plain: Buffer, { current }: Keyring, bound: string): string {
  const nonce = newNonce();
  const sealed = seal(plain, current, nonce, Buffer.from(bound));
  return [current.id, nonce.toString('base64url'), sealed.toString('base64url')].join('.');
}

/** What `sealText` sealed; null for what no key of the ring opens. */
export function openText(text: string, ring: Keyring, bound: string): Buffer | null {
  const [id = '', nonce = '', sealed = ''] = text.split('.');
  const key = ring.byId.get(id);
  if (!key) return null;
  try {
    return open(Buffer.from(sealed, 'base64url'), key, Buffer.from(nonce, 'base64url'), Buffer.from(bound));
  } catch {
    return null;
  }
}
