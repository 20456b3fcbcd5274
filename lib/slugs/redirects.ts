import { and, eq, ne, sql } from 'drizzle-orm';
import { slugRedirects } from '../../drizzle/schema/index.ts';
import type { Tx } from '../db/client.ts';

type Kind = (typeof slugRedirects.$inferInsert)['kind'];

/** Whether nobody else gave this name up: links to it lead to him. The unique index answers for names in use. */
export async function isSlugFree(tx: Tx, kind: Kind, slug: string, ownerId: string | null): Promise<boolean> {
  const [held] = await tx
    .select({ id: slugRedirects.id })
    .from(slugRedirects)
    .where(
      and(
        eq(slugRedirects.kind, kind),
        eq(slugRedirects.slug, slug.toLowerCase()),
        ownerId === null ? sql`true` : ne(slugRedirects.targetId, ownerId),
      ),
    );
  return held === undefined;
}

/** Leaves a redirect from a name that is given up, and takes back one that is used again. */
export async function moveSlug(tx: Tx, kind: Kind, ownerId: string, from: string, to: string): Promise<void> {
  const old = from.toLowerCase();
  const now = to.toLowerCase();
  if (old === now) return;
  await tx.delete(slugRedirects).where(and(eq(slugRedirects.kind, kind), eq(slugRedirects.slug, now)));
  await tx.insert(slugRedirects).values({ kind, slug: old, targetId: ownerId }).onConflictDoNothing();
}

/** A thing that is gone leaves no redirects behind: its names are free again. */
export async function dropSlugs(tx: Tx, kind: Kind, ownerId: string): Promise<void> {
  await tx.delete(slugRedirects).where(and(eq(slugRedirects.kind, kind), eq(slugRedirects.targetId, ownerId)));
}
