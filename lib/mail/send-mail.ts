import { env } from '../env/index.ts';
import type { Locale } from '../i18n/locales.ts';
import { log } from '../log/index.ts';
import { composeMail, type MailTemplate, type MailValues } from './compose.ts';
import { stepMs, transportTo } from './transport.ts';

/** `template` and `values` belong together: one kind of mail and what it tells. */
export type Mail<T extends MailTemplate = MailTemplate> = {
  to: string;
  locale: Locale;
  template: T;
  values: MailValues[T];
};
/** `off`: this installation sends no mail. `failed`: the server did not take it, or not in time. */
export type Sent = { ok: true } | { ok: false; error: 'off' | 'failed' };

/** A server that answers each step in time, but never comes to the end, is given up as well. */
const wholeMs = 2 * stepMs;

/** Whether this installation sends mail: it needs a server, and an address of its own to put into links. */
export function canSendMail(): boolean {
  return env().smtpUrl !== undefined && env().siteUrl !== undefined;
}

/**
 * Hands a mail in; at most 16 s. Never throws: whoever calls has committed what the mail is about, and says what became
 * of it. A failure is logged by its cause, without address and text.
 */
export async function sendMail<T extends MailTemplate>({ to, locale, template, values }: Mail<T>): Promise<Sent> {
  const { smtpUrl, mailFrom, siteUrl } = env();
  if (!smtpUrl || !siteUrl) return { ok: false, error: 'off' };
  try {
    const from = mailFrom ?? `SimLane <no-reply@${new URL(siteUrl).hostname}>`;
    const mail = { from, to: { name: '', address: to }, ...composeMail(locale, template, values) };
    await within(wholeMs, transportTo(smtpUrl).sendMail(mail));
    return { ok: true };
  } catch (error) {
    log.error({ ...causeOf(error), template }, 'mail not sent');
    return { ok: false, error: 'failed' };
  }
}

async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(Object.assign(new Error('mail server too slow'), { code: 'ETIMEDOUT' })), ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Codes only: a server's words repeat the address. */
function causeOf(error: unknown): Record<string, unknown> {
  const { code, responseCode, command } = error as { code?: unknown; responseCode?: unknown; command?: unknown };
  return { code, responseCode, command };
}
