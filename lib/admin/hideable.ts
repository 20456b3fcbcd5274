import { eq } from 'drizzle-orm';
import { clubs, events, simProfiles, teams } from '../../drizzle/schema/index.ts';
import type { Tx } from '../db/client.ts';

/** What a site admin can hide. A person is suspended instead. */
export const hideables = ['profile', 'club', 'event', 'team'] as const;
export type Hideable = (typeof hideables)[number];

const tables = { profile: simProfiles, club: clubs, event: events, team: teams } as const;

/** Takes something out of everybody's sight, or puts it back. False if it does not exist. */
export async function setHidden(tx: Tx, type: Hideable, id: string, hidden: boolean): Promise<boolean> {
  const table = tables[type];
  const changed = await tx
    .update(table)
    .set({ hiddenAt: hidden ? new Date() : null, updatedAt: new Date() })
    .where(eq(table.id, id))
    .returning({ id: table.id });
  return changed.length > 0;
}

export function isHideable(type: string): type is Hideable {
  return (hideables as readonly string[]).includes(type);
}
