import { Browser, mainText } from './browser.ts';
import { type Edit, shownAt } from './edits.ts';
import type { Person } from './people.ts';

const silent = () => undefined;

/** Edits that the site had confirmed and that the last read does not show, or that their writer missed at once. */
export async function lostEdits(edits: readonly Edit[], origins: readonly string[]): Promise<string[]> {
  const confirmed = edits.filter(({ saved }) => saved);
  const lost = confirmed.filter(({ seen }) => !seen).map(({ kind, at }) => `${kind} not seen by its writer at ${at}`);
  const last = new Map(confirmed.map((edit) => [`${edit.kind} ${edit.person.userId}`, edit]));
  for (const { person, kind, value } of last.values()) {
    for (const origin of origins) {
      const page = await new Browser(silent, person.cookies).get(origin, shownAt(person, kind));
      if (!page.html.includes(value)) lost.push(`${kind} of ${person.handle} is gone on ${origin}`);
    }
  }
  return lost;
}

/** Pages whose words differ from what `fresh`, an instance that caches nothing, makes of Postgres now. */
export async function wrongPages(
  origins: readonly string[],
  fresh: string,
  paths: readonly string[],
  people: readonly Person[],
): Promise<string[]> {
  const readers = [
    ...paths.map((path) => ({ path, cookies: {} })),
    ...people.map(({ cookies, profile }) => ({ path: profile.path, cookies })),
    ...people.map(({ cookies }) => ({ path: '/dashboard', cookies })),
  ];
  const wrong: string[] = [];
  for (const { path, cookies } of readers) {
    const read = async (origin: string) => mainText((await new Browser(silent, cookies).get(origin, path)).html);
    const [right = '', ...answers] = await Promise.all([fresh, ...origins].map(read));
    answers.forEach((answer, n) => {
      if (answer !== right) wrong.push(`${origins[n]}${path}: ${difference(answer, right)}`);
    });
  }
  return wrong;
}

function difference(is: string, right: string): string {
  let at = 0;
  while (at < right.length && is[at] === right[at]) at += 1;
  const part = (text: string) => JSON.stringify(text.slice(Math.max(0, at - 20), at + 40));
  return `${part(is)} instead of ${part(right)}`;
}
