import { hash, verify } from '@node-rs/argon2';

/** OWASP's first choice for argon2id (the library's algorithm when none is named): 19 MiB, two passes, one lane. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1, outputLen: 32 };

const decoyKey = Symbol.for('simlane.password-decoy');
const shared: typeof globalThis & { [decoyKey]?: Promise<string> } = globalThis;

/** A PHC string, salt and cost inside. */
export function hashPassword(password: string): Promise<string> {
  return hash(normalised(password), cost);
}

/**
 * Without a stored hash (no such account) a decoy is checked instead, so that the answer takes as long as for a wrong
 * password and tells nothing about which accounts exist.
 */
export async function verifyPassword(stored: string | null, password: string): Promise<boolean> {
  if (stored !== null) return verify(stored, normalised(password));
  shared[decoyKey] ??= hashPassword('no account has this password');
  await verify(await shared[decoyKey], normalised(password));
  return false;
}

/** The same password typed on another keyboard may arrive as other code points. */
function normalised(password: string): string {
  return password.normalize('NFKC');
}
