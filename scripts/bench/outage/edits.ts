import { randomBytes } from 'node:crypto';
import { type Browser, formOf, mainText } from './browser.ts';
import type { Person } from './people.ts';

/** `saved`: the site said so. `seen`: its writer found it with his next read, on whatever instance. */
export type Edit = { person: Person; kind: EditKind; value: string; saved: boolean; seen: boolean; at: number };
export type EditKind = 'account' | 'profile' | 'club';

type Form = { at: string; where: Record<string, string | null>; field: string; said: string; shownAt: string };

export function editKindsOf(person: Person): EditKind[] {
  return person.club ? ['account', 'profile', 'club'] : ['account', 'profile'];
}

/** Fills in a form of the site, sends it, and looks whether it is there. */
export async function edit(browser: Browser, person: Person, kind: EditKind, anyInstance: () => string): Promise<Edit> {
  const value = `Edit ${randomBytes(6).toString('hex')}`;
  const done = { person, kind, value, at: performance.now(), saved: false, seen: false };
  const { at, where, field, said, shownAt } = formFor(person, kind);
  const form = formOf((await browser.get(anyInstance(), at, 'edit')).html, where);
  if (!form) return done;
  form.set(field, value);
  const answer = await browser.post(anyInstance(), at, form);
  if (answer.status !== 200 || !mainText(answer.html).includes(said)) return done;
  const next = await browser.get(anyInstance(), shownAt, 'edit');
  // A read that fails is counted as failed, not as an edit that is lost.
  const seen = next.status !== 200 || (kind === 'account' ? next.html : mainText(next.html)).includes(value);
  return { ...done, saved: true, seen };
}

export function shownAt(person: Person, kind: EditKind): string {
  return formFor(person, kind).shownAt;
}

function formFor({ profile, club }: Person, kind: EditKind): Form {
  if (kind === 'profile') {
    return {
      at: '/settings/profiles',
      where: { profileId: profile.id, displayName: null },
      field: 'displayName',
      said: 'Saved. The next reader sees it.',
      shownAt: profile.path,
    };
  }
  if (kind === 'club') {
    return {
      at: `${club?.path}/settings`,
      where: { clubId: club?.id ?? '', description: null },
      field: 'description',
      said: 'Saved.',
      shownAt: club?.path ?? '/clubs',
    };
  }
  // The header of every page names who is signed in, out of his session.
  return {
    at: '/settings/account',
    where: { name: null, handle: null },
    field: 'name',
    said: 'Your changes are saved.',
    shownAt: '/dashboard',
  };
}
