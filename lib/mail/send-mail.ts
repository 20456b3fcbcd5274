import { createTransport, type Transporter } from 'nodemailer';
import { env } from '../env/index.ts';
import { log } from '../log/index.ts';

export type Mail = { to: string; subject: string; text: string };

const deadlineMs = 10_000;
const slot = Symbol.for('simlane.mail');
const shared: typeof globalThis & { [slot]?: { url: string; transport: Transporter } } = globalThis;

/** Whether this installation can send mail at all. */
export function canSendMail(): boolean {
  return env().smtpUrl !== undefined;
}

/**
 * Hands a mail in. False if there is no mail server, or it did not take it: logged with its cause, without address or
 * text, and for the caller to say. Never throws.
 */
export async function sendMail({ to, subject, text }: Mail): Promise<boolean> {
  const { smtpUrl, mailFrom, siteUrl } = env();
  if (!smtpUrl) return false;
  try {
    const from = mailFrom ?? `SimLane <no-reply@${siteUrl ? new URL(siteUrl).hostname : 'localhost'}>`;
    await transportTo(smtpUrl).sendMail({ from, to, subject, text });
    return true;
  } catch (err) {
    log.error({ err }, 'mail not sent');
    return false;
  }
}

function transportTo(url: string): Transporter {
  const known = shared[slot];
  if (known?.url === url) return known.transport;
  known?.transport.close();
  const timeouts = { connectionTimeout: deadlineMs, greetingTimeout: deadlineMs, socketTimeout: deadlineMs };
  const { protocol, hostname, port, username, password } = new URL(url);
  const secure = protocol === 'smtps:';
  const transport = createTransport({
    host: hostname,
    port: port === '' ? (secure ? 465 : 587) : Number(port),
    secure,
    ...(username === '' ? {} : { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } }),
    ...timeouts,
  });
  shared[slot] = { url, transport };
  return transport;
}
