import { hkdfSync } from 'node:crypto';
import { sealData, unsealData } from 'iron-session';
import { env } from '../env/index.ts';

type Purpose = 'session-cookie' | 'form-cookie';

/** Encrypts and signs `data`, for a cookie. `ttlSeconds` 0: the seal itself never ends. */
export function seal(purpose: Purpose, data: object, ttlSeconds = 0): Promise<string> {
  return sealData(data, { password: password(env().secret, purpose), ttl: ttlSeconds });
}

/** What was sealed, under this secret or a previous one; `{}` when neither opens it or it has ended. */
export async function unseal(purpose: Purpose, sealed: string, ttlSeconds = 0): Promise<Record<string, unknown>> {
  const { secret, previousSecrets } = env();
  for (const candidate of [secret, ...previousSecrets]) {
    const options = { password: password(candidate, purpose), ttl: ttlSeconds };
    const data = await unsealData<Record<string, unknown>>(sealed, options);
    if (Object.keys(data).length > 0) return data;
  }
  return {};
}

/** A password of its own for each purpose: the same secret also keys the cache's hashes. */
function password(secret: string, purpose: Purpose): string {
  return Buffer.from(hkdfSync('sha256', secret, '', `simlane/${purpose}`, 32)).toString('hex');
}
