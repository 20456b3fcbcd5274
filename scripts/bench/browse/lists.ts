import { parse } from 'node-html-parser';
import { Failure } from '../../failure.ts';
import { Browser, mainText } from '../outage/browser.ts';
import type { Catalogue, ListKind } from './catalogue.ts';

/** A page of a list as Postgres has it: `shows` is the address of its first item. */
export type ListPage = { path: string; shows: string };

const deepest = 5;
/** As readers of lists choose, the commonest first. */
const starts: Readonly<Record<ListKind, readonly string[]>> = {
  profiles: [
    '/profiles',
    '/profiles?simulator=iracing',
    '/profiles?sort=rating',
    '/profiles?sort=name',
    '/profiles?simulator=acc',
    '/profiles?simulator=iracing&sort=rating',
    '/profiles?simulator=lmu',
    '/profiles?simulator=rfactor2',
  ],
  clubs: ['/clubs', '/clubs?sort=members', '/clubs?sort=newest', '/clubs?country=DE', '/clubs?country=GB'],
  events: ['/events', '/events?when=past', '/events?simulator=iracing', '/events?when=past&simulator=iracing'],
};

/**
 * Reads the lists as a visitor does, page after page, since only the site knows the addresses of later pages. First the
 * first pages, then the second ones.
 */
export async function readLists(origin: string): Promise<Catalogue['lists']> {
  const [profiles, clubs, events] = await Promise.all([
    readPages(origin, 'profiles'),
    readPages(origin, 'clubs'),
    readPages(origin, 'events'),
  ]);
  return { profiles, clubs, events };
}

async function readPages(origin: string, kind: ListKind): Promise<ListPage[]> {
  const browser = new Browser(() => undefined);
  const pages: ListPage[] = [];
  let paths: readonly string[] = starts[kind];
  for (let depth = 0; depth < deepest && paths.length > 0; depth += 1) {
    const next: string[] = [];
    for (const path of paths) {
      const page = await browser.get(origin, path);
      if (page.status !== 200) {
        const text = mainText(page.html).slice(0, 200);
        throw new Failure(`${path} answered ${page.status} before anything was measured.`, text);
      }
      const main = parse(page.html).querySelector('main');
      const first = main?.querySelector(`a[href^="/${kind}/"]:not([href="/${kind}/new"])`)?.getAttribute('href');
      // A filter that finds nothing is no page anybody stays on.
      if (first === undefined) continue;
      pages.push({ path, shows: first });
      const after = main?.querySelector('a[rel="next"]')?.getAttribute('href');
      if (after) next.push(after);
    }
    paths = next;
  }
  if (pages.length === 0) throw new Failure(`No list of ${kind} shows anything.`, 'Is this site seeded?');
  return pages;
}
