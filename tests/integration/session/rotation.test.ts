import { expect, test, vi } from 'vitest';
import { closeCache } from '../../../lib/cache/index.ts';
import { withQueryCount } from '../../../lib/db/client.ts';
import { resetEnv } from '../../../lib/env/index.ts';
import { readSession } from '../../../lib/session/read-session.ts';
import { seal, unseal } from '../../../lib/session/seal.ts';
import { registerUser } from '../../../lib/users/mutations/register-user.ts';
import { readPersonalKey } from '../../../lib/users/personal-key.ts';
import { onOwnDatabase } from '../../helpers/own-database.ts';
import { runCache } from '../../helpers/running-cache.ts';

onOwnDatabase();
runCache({ elsewhere: true });

const old = 'the-secret-of-old-of-thirty-two-characters-and-more';
const next = 'the-next-secret-of-thirty-two-characters-as-well';

/** The steps of docs/operations/secrets.md. Instances are restarted one after another: two neighbours serve at once. */
const steps = [
  { name: 'before', secret: old, previous: undefined },
  { name: 'the next secret opens', secret: old, previous: next },
  { name: 'the next secret seals', secret: next, previous: old },
];

/** From here on this process is an instance of that step. */
async function instanceOf({ secret, previous }: { secret: string; previous: string | undefined }): Promise<void> {
  vi.stubEnv('SIMLANE_SECRET', secret);
  vi.stubEnv('SIMLANE_SECRET_PREVIOUS', previous);
  resetEnv();
  await closeCache();
}

let registered = 0;

/** By the site's own write, whose tags are bumped when it returns: nothing ends what is stored of it afterwards. */
async function register(): Promise<string> {
  registered += 1;
  const handle = `rotating-${registered}`;
  const input = { handle, name: handle, email: `${handle}@example.org`, password: 'a long password', timeZone: 'UTC' };
  const done = await registerUser(input, 'en', { userAgent: null, address: '127.0.0.1' });
  if (!done.ok) throw new Error('nobody was registered');
  return done.value.sessionKey;
}

const neighbours = steps.flatMap((step, at) => {
  const after = steps[at + 1];
  return after ? [[step, after] as const, [after, step] as const] : [];
});

test.each(neighbours.map(([writer, reader]) => [writer.name, reader.name, writer, reader] as const))(
  'what an instance of “%s” seals, one of “%s” opens',
  async (_writer, _reader, writer, reader) => {
    await instanceOf(writer);
    const sessionKey = await register();
    const cookie = await seal('session-cookie', { key: sessionKey });
    const userId = (await readSession(sessionKey))?.viewer.userId ?? '';
    const personalKey = await readPersonalKey(userId);

    await instanceOf(reader);
    expect(await unseal('session-cookie', cookie)).toEqual({ key: sessionKey });
    const { value: record, queries } = await withQueryCount(() => readSession(sessionKey));
    expect(record).toMatchObject({ viewer: { userId }, personalKey });
    expect(queries).toBe(0);
    expect(await readPersonalKey(userId)).toEqual(personalKey);
  },
);

test('to swap the secrets in one step signs people out on the instances that still run', async () => {
  await instanceOf({ secret: next, previous: old });
  const cookie = await seal('session-cookie', { key: 'a key' });
  await instanceOf({ secret: old, previous: undefined });
  expect(await unseal('session-cookie', cookie)).toEqual({});
});
