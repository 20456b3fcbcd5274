import { sql } from 'drizzle-orm';
import { db } from '../db/client.ts';

export type NeedleKind = 'handle' | 'e-mail' | 'name' | 'driver' | 'real name' | 'driver id' | 'given';
/** A text by which somebody could be found. `ignored`: why it proves nothing, and is not looked for. */
export type Needle = { text: string; kind: NeedleKind; ignored: 'shared' | 'short' | null };

const leastLetters = 3;
const leastDigits = 6;

/** What names this user, as Postgres has it now; null when nobody has the handle. `userId` is told to nobody. */
export async function collectNeedles(handle: string): Promise<{ userId: string; needles: Needle[] } | null> {
  const [user] = await db().execute<{ id: string; handle: string; email: string; name: string }>(
    sql`select id, handle, email, name from users where lower(handle) = lower(${handle})`,
  );
  if (!user) return null;
  const profiles = await db().execute<{
    id: string;
    displayName: string;
    realName: string | null;
    simApiId: string;
  }>(sql`
    select id, display_name as "displayName", real_name as "realName", sim_api_id as "simApiId"
    from sim_profiles where user_id = ${user.id} order by id`);
  const named: [NeedleKind, string | null][] = [
    ['handle', user.handle],
    ['e-mail', user.email],
    ['name', user.name],
    ...profiles.flatMap(({ displayName, realName, simApiId }): [NeedleKind, string | null][] => [
      ['driver', displayName],
      ['real name', realName],
      ['driver id', simApiId],
    ]),
  ];
  const seen = new Set<string>();
  const needles: Needle[] = [];
  for (const [kind, text] of named) {
    if (!text || seen.has(text.toLowerCase())) continue;
    seen.add(text.toLowerCase());
    needles.push({ text, kind, ignored: (await isOthersToo(user.id, text)) ? 'shared' : tooShort(text) });
  }
  return { userId: user.id, needles };
}

/** Needles that an operator names himself: of somebody whose account is gone already. */
export const givenNeedles = (texts: readonly string[]): Needle[] =>
  texts.map((text) => ({ text, kind: 'given', ignored: tooShort(text) }));

/** Somebody else bears the same name: where it is found, nobody can say whose it is. */
async function isOthersToo(userId: string, text: string): Promise<boolean> {
  const [row] = await db().execute(sql`
    select from users where id <> ${userId} and lower(${text}) in (lower(handle), lower(email), lower(name))
    union all
    select from sim_profiles where user_id is distinct from ${userId}
      and lower(${text}) in (lower(display_name), lower(real_name), lower(sim_api_id))
    limit 1`);
  return row !== undefined;
}

/** A number of few digits, or one or two letters, are found everywhere. */
function tooShort(text: string): 'short' | null {
  const least = /^\d+$/.test(text) ? leastDigits : leastLetters;
  return text.length < least ? 'short' : null;
}

export const soughtTexts = (needles: readonly Needle[]): string[] =>
  needles.filter(({ ignored }) => ignored === null).map(({ text }) => text);
