import { expect, test, vi } from 'vitest';
import { closeCache } from '../../../lib/cache/index.ts';
import { withQueryCount } from '../../../lib/db/client.ts';
import { write } from '../../../lib/db/write.ts';
import { resetEnv } from '../../../lib/env/index.ts';
import { createSession } from '../../../lib/session/create-session.ts';
import { readSession } from '../../../lib/session/read-session.ts';
import { seal, unseal } from '../../../lib/session/seal.ts';
import { readPersonalKey } from '../../../lib/users/personal-key.ts';
import { onOwnDatabase } from '../../helpers/own-database.ts';
import { runCache } from '../../helpers/running-cache.ts';
import { makeUser } from '../profiles/rows.ts';

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

const neighbours = steps.flatMap((step, at) => {
  const after = steps[at + 1];
  return after ? [[step, after] as const, [after, step] as const] : [];
});

test.each(neighbours.map(([writer, reader]) => [writer.name, reader.name, writer, reader] as const))(
  'what an instance of “%s” seals, one of “%s” opens',
  async (_writer, _reader, writer, reader) => {
    await instanceOf(writer);
    const userId = await makeUser();
    const { value } = await write((tx) => createSession(tx, userId, { userAgent: null, address: '127.0.0.1' }));
    const cookie = await seal('session-cookie', { key: value.sessionKey });
    expect(await readSession(value.sessionKey)).toMatchObject({ viewer: { userId } });
    const personalKey = await readPersonalKey(userId);

    await instanceOf(reader);
    expect(await unseal('session-cookie', cookie)).toEqual({ key: value.sessionKey });
    const { value: record, queries } = await withQueryCount(() => readSession(value.sessionKey));
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
