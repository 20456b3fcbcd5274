import { notFound } from 'next/navigation';
import type { Viewer } from '../session/viewer.ts';
import { getOwnAccount, type OwnAccount } from './data.ts';

/** The viewer's own account. Gone while his session lives only if it was just deleted. */
export async function requireOwnAccount(viewer: Viewer): Promise<OwnAccount> {
  return (await getOwnAccount(viewer.userId)) ?? notFound();
}
