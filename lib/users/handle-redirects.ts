import { and, eq, ne, sql } from 'drizzle-orm';
import { slugRedirects } from '../../drizzle/schema/index.ts';
import type { Tx } from '../db/client.ts';

const kind = 'user';

/** Whether nobody else gave this handle up: links to it lead to him. The unique index answers for handles in use. */
export async function isHandleFree(tx: Tx, handle: string, userId: string | null): Promise<boolean> {
  const [held] = await tx
    .select({ id: slugRedirects.id })
    .from(slugRedirects)
    .where(
      and(
        eq(slugRedirects.kind, kind),
        eq(slugRedirects.slug, handle.toLowerCase()),
        userId === null ? sql`true` : ne(slugRedirects.targetId, userId),
      ),
    );
  return held === undefined;
}

/** Leaves a redirect from a handle that is given up, and takes back one that is used again. */
export async function moveHandle(tx: Tx, userId: string, from: string, to: string): Promise<void> {
  const old = from.toLowerCase();
  const now = to.toLowerCase();
  if (old === now) return;
  await tx.delete(slugRedirects).where(and(eq(slugRedirects.kind, kind), eq(slugRedirects.slug, now)));
  await tx.insert(slugRedirects).values({ kind, slug: old, targetId: userId }).onConflictDoNothing();
}
