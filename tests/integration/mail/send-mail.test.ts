import { createServer, type Socket } from 'node:net';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { env, resetEnv } from '../../../lib/env/index.ts';
import { locales } from '../../../lib/i18n/locales.ts';
import { canSendMail, sendMail } from '../../../lib/mail/send-mail.ts';
import { type Catcher, startCatcher } from './catcher.ts';

const logged = vi.hoisted((): unknown[][] => []);
vi.mock('../../../lib/log/index.ts', () => {
  const keep = (...line: unknown[]) => void logged.push(line);
  return { log: { fatal: keep, error: keep, warn: keep, info: keep, debug: keep, trace: keep } };
});

const token = 'A'.repeat(43);
const url = `https://lane.example/invitations/${token}`;
const invitation = { to: 'robin@example.org', locale: 'en', template: 'invitation' } as const;
const values = { club: 'Blue Flag', name: 'Kim Kerb', url };

let catcher: Catcher | undefined;

function using(variables: Record<string, string | undefined>): void {
  for (const name of ['SMTP_URL', 'MAIL_FROM', 'SITE_URL']) vi.stubEnv(name, variables[name]);
  resetEnv();
}

async function catching(
  options: Parameters<typeof startCatcher>[0] = {},
  more: Record<string, string> = {},
): Promise<Catcher> {
  catcher = await startCatcher(options);
  using({ SMTP_URL: catcher.url, SITE_URL: 'https://lane.example', ...more });
  return catcher;
}

afterEach(async () => {
  await catcher?.stop();
  catcher = undefined;
  logged.length = 0;
  vi.unstubAllEnvs();
  resetEnv();
});

describe.each(locales)('in %s', (locale) => {
  test('a mail arrives whole, as text and as HTML, with its link in both', async () => {
    const { caught } = await catching();
    expect(await sendMail({ ...invitation, locale, values })).toEqual({ ok: true });
    const [{ from, to, mail } = { from: '', to: [], mail: undefined }] = caught;
    expect([caught.length, from, to]).toEqual([1, 'no-reply@lane.example', ['robin@example.org']]);
    expect(mail?.subject).toContain('Blue Flag');
    for (const word of ['Blue Flag', 'Kim Kerb', url]) expect(mail?.text).toContain(word);
    expect(mail?.html).toContain(`<a href="${url}">${url}</a>`);
    expect(mail?.html).toContain(`<html lang="${locale}">`);
    expect(mail?.attachments).toEqual([]);
  });
});

test('the languages say it in words of their own', async () => {
  const { caught } = await catching();
  for (const locale of locales) await sendMail({ ...invitation, locale, values });
  expect(new Set(caught.map(({ mail }) => mail.subject)).size).toBe(locales.length);
});

test('what people typed stays text: no markup, no further header, no further recipient', async () => {
  const { caught } = await catching();
  const hostile = {
    club: '<img src=x onerror=alert(1)> & "Co"\r\nBcc: other@example.org\r\n\r\nA body of its own',
    name: "Kim\r\nBcc: other@example.org\r\n{url} <b>O'Kerb</b>",
    url,
  };
  expect(await sendMail({ ...invitation, to: 'robin@example.org', values: hostile })).toEqual({ ok: true });
  const [one] = caught;
  expect(one?.to).toEqual(['robin@example.org']);
  expect(one?.mail.html).not.toMatch(/<img|<b>/);
  expect(one?.mail.html).toContain('&lt;img src=x onerror=alert(1)&gt; &amp; &quot;Co&quot;');
  expect(one?.mail.subject).toContain('"Co" Bcc: other@example.org');
  expect(one?.mail.headers.has('bcc')).toBe(false);
  expect(one?.mail.text).toContain("{url} <b>O'Kerb</b>");
});

test('a list of addresses is not several recipients', async () => {
  const { caught } = await catching();
  const sent = await sendMail({ ...invitation, to: 'a@example.org, b@example.org', values });
  expect([sent, caught]).toEqual([{ ok: false, error: 'failed' }, []]);
});

test('the sender may be named, and the server may ask who it is', async () => {
  const seen: string[] = [];
  const { caught, url: plain } = await catching({
    authOptional: false,
    allowInsecureAuth: true,
    onAuth({ username = '', password = '' }, _session, done) {
      seen.push(`${username} ${password}`);
      done(null, { user: username });
    },
  });
  using({
    SMTP_URL: plain.replace('//', '//post%40lane:p%40ss%3Aword@'),
    SITE_URL: 'https://lane.example',
    MAIL_FROM: 'Lane Club <club@lane.example>',
  });
  expect(await sendMail({ ...invitation, values })).toEqual({ ok: true });
  expect(seen).toEqual(['post@lane p@ss:word']);
  expect(caught[0]?.mail.from?.text).toBe('"Lane Club" <club@lane.example>');
});

test.each([{}, { SMTP_URL: 'smtp://127.0.0.1:1' }, { SITE_URL: 'https://lane.example' }])(
  'without a server, or an address of its own for links, nothing is sent, and the installation knows it: %j',
  async (variables) => {
    using(variables);
    expect(canSendMail()).toBe(false);
    expect(await sendMail({ ...invitation, values })).toEqual({ ok: false, error: 'off' });
    expect(logged).toEqual([]);
  },
);

test.each(['SimLane', 'a@b, c@d', 'Lane <a@b> <c@d>', 'Lane\n<a@b>', '@'])(
  'a sender that is none is refused: %j',
  (sender) => {
    using({ MAIL_FROM: sender });
    expect(() => env()).toThrow('MAIL_FROM must be a sender');
  },
);

test.each(['ftp://mail.example', 'mail.example:25'])('a server that takes no mail is refused: %s', (server) => {
  using({ SMTP_URL: server });
  expect(() => env()).toThrow('SMTP_URL must be a URL such as smtps://');
});

const failed = { ok: false, error: 'failed' };

test('a server that refuses the address is a value and a line in the log, which names neither address nor token', async () => {
  await catching({
    onRcptTo({ address }, _session, done) {
      done(Object.assign(new Error(`no such person as ${address}, of ${url}`), { responseCode: 550 }));
    },
  });
  expect(await sendMail({ ...invitation, values })).toEqual(failed);
  expect(logged).toHaveLength(1);
  const line = JSON.stringify(logged);
  expect(line).toContain('550');
  for (const secret of ['robin', token, 'Blue Flag', 'Kim']) expect(line).not.toContain(secret);
});

test('a server that is not there, or whose certificate nobody vouches for, is a value', async () => {
  using({ SMTP_URL: 'smtp://127.0.0.1:1', SITE_URL: 'https://lane.example' });
  expect(await sendMail({ ...invitation, values })).toEqual(failed);
  await catching({ disabledCommands: [] });
  expect(await sendMail({ ...invitation, values })).toEqual(failed);
  expect(catcher?.caught).toEqual([]);
});

test('a server that answers nothing is given up after its time, and its connection is closed', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const sockets = new Set<Socket>();
  const silent = createServer((socket) => {
    sockets.add(socket.on('error', () => undefined).resume());
  });
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
  const address = silent.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  using({ SMTP_URL: `smtp://127.0.0.1:${port}`, SITE_URL: 'https://lane.example' });
  try {
    const sending = sendMail({ ...invitation, values });
    await vi.waitFor(() => expect(sockets.size).toBe(1));
    await vi.advanceTimersByTimeAsync(20_000);
    expect(await sending).toEqual(failed);
    await vi.waitFor(() => expect([...sockets].every(({ closed }) => closed)).toBe(true));
  } finally {
    vi.useRealTimers();
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => silent.close(resolve));
  }
});
