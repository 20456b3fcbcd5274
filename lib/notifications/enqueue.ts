import { notificationOutbox } from '../../drizzle/schema/index.ts';
import type { Tx } from '../db/client.ts';
import type { ClubRole } from '../policy/index.ts';
import type { NotificationKind, NotificationPayloads } from './kinds.ts';

/** Whom a notice is for: people, or whoever has one of these roles in a club when it is delivered. */
export type Recipients = { userIds: readonly string[] } | { clubId: string; roles: readonly ClubRole[] };
export type Notice = {
  [K in NotificationKind]: { kind: K; to: Recipients; payload: NotificationPayloads[K] };
}[NotificationKind];

/** Leaves a notice in the outbox, with the change it tells of: it is delivered if and only if that is committed. */
export async function enqueueNotification(tx: Tx, { kind, to, payload }: Notice): Promise<void> {
  await tx.insert(notificationOutbox).values({ kind, payload: { to, payload } });
}
