import { joinRequests } from '../../../drizzle/schema/index.ts';
import type { WriteResult } from '../../db/write.ts';
import { enqueueNotification } from '../../notifications/enqueue.ts';
import type { Actor } from '../../policy/index.ts';
import { actIn } from '../acting.ts';
import { about, type ClubError, writeClub } from '../write-club.ts';

/** Asks to be let in. Asking while a request waits changes nothing; after a refusal it is a new one. */
export async function askToJoin(
  actor: NonNullable<Actor> & { handle: string; name: string },
  { clubId, message }: { clubId: string; message: string | null },
): Promise<WriteResult<void, ClubError>> {
  return writeClub(async (tx, fail) => {
    const club = await actIn(tx, actor, clubId, 'request.create', (key) => fail(about(key)));
    const made = await tx
      .insert(joinRequests)
      .values({ clubId, userId: actor.userId, message })
      .onConflictDoNothing()
      .returning({ id: joinRequests.id });
    if (made.length === 0) return;
    const { handle, name } = actor;
    await enqueueNotification(tx, {
      kind: 'club.join-requested',
      to: { clubId, roles: ['admin'] },
      payload: { clubSlug: club.slug, clubName: club.name, handle, name },
    });
  });
}
