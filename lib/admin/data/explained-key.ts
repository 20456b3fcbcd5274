import { type Explained, explainKey } from '../../cache/explain.ts';
import type { Locale } from '../../i18n/locales.ts';
import { log } from '../../log/index.ts';
import { keyOfAddress } from '../../navigation/key-of-address.ts';

export type KeyProblem = 'no-key' | 'not-stored' | 'no-page' | 'unreachable';

/** Explains a key, or the stored page of an address in a language, as this instance sees it. Never a value. */
export async function explainSubject(subject: string, language: Locale): Promise<Explained | KeyProblem> {
  const isAddress = /^(\/|https?:)/.test(subject);
  const key = isAddress ? keyOfAddress(subject, language, `${process.cwd()}/.next/server`) : { key: subject };
  if (typeof key === 'string') return key;
  try {
    return (await explainKey(key.key)) ?? 'no-key';
  } catch (err) {
    log.warn({ err }, 'a key could not be explained');
    return 'unreachable';
  }
}
