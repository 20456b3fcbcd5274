import { requireSiteAdmin } from '../session/get-viewer.ts';
import type { Viewer } from '../session/viewer.ts';
import { isAdminPlace } from './data/page.ts';

type Given = Promise<Readonly<Record<string, string | string[] | undefined>>>;
export type AdminRequest = { viewer: Viewer; after: string | null; text: (name: string) => string };

/** Who asks for a page of the administration, and what for. For everybody but site admins it does not exist. */
export async function loadAdmin(path: string, searchParams: Given): Promise<AdminRequest> {
  const viewer = await requireSiteAdmin(path);
  const given = await searchParams;
  const text = (name: string) => {
    const value = given[name];
    return (typeof value === 'string' ? value : (value?.at(-1) ?? '')).replaceAll('\0', '').trim().slice(0, 254);
  };
  const after = text('after');
  return { viewer, after: isAdminPlace(after) ? after : null, text };
}
