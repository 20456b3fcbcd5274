import {
  countWaiting,
  listAudit,
  listClaims,
  listHidden,
  listImports,
  listMessages,
  listReports,
  listUsers,
} from '../../lib/admin/data/lists.ts';
import { walkToEnd } from './last-page.ts';
import type { Read } from './measure.ts';

const noFilter = { action: '', actor: '', subject: '' };

/** The administration is never cached: what it costs here, it costs each time. */
export function adminReads(): Read[] {
  return [
    listRead('admin: users', (after) => listUsers('', after)),
    listRead('admin: users, search', (after) => listUsers('an', after)),
    listRead('admin: claims', listClaims),
    listRead('admin: reports', listReports),
    listRead('admin: messages', listMessages),
    listRead('admin: imports', listImports),
    listRead('admin: audit', (after) => listAudit(noFilter, after)),
    listRead('admin: audit of an action', (after) => listAudit({ ...noFilter, action: 'club.create' }, after)),
    { name: 'admin: waiting', first: countWaiting },
    { name: 'admin: hidden', first: listHidden },
  ];
}

function listRead(name: string, list: (after: string | null) => Promise<{ next: string | null }>): Read {
  return {
    name,
    first: () => list(null),
    last: async () => {
      const place = await walkToEnd(async (after) => (await list(after)).next);
      return () => list(place);
    },
  };
}
