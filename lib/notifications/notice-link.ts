import { clubPath } from '../clubs/club-path.ts';
import { profilePath } from '../profiles/profile-path.ts';
import { isNotificationKind } from './kinds.ts';

/** The page a notification is about; null where there is none. Slugs that were given up since lead on by their redirects. */
export function noticePath(kind: string, payload: Readonly<Record<string, unknown>>): string | null {
  if (!isNotificationKind(kind)) return null;
  const text = (name: string) => (typeof payload[name] === 'string' ? payload[name] : null);
  const clubSlug = text('clubSlug');
  switch (kind) {
    case 'club.join-requested':
      return clubSlug && clubPath(clubSlug, 'requests');
    case 'club.join-accepted':
    case 'club.role-changed':
    case 'club.transferred':
      return clubSlug && clubPath(clubSlug);
    case 'club.member-joined':
      return clubSlug && clubPath(clubSlug, 'members');
    case 'team.member-added': {
      const teamSlug = text('teamSlug');
      return clubSlug && teamSlug && `${clubPath(clubSlug, 'teams')}/${teamSlug}`;
    }
    case 'profile.claim-confirmed': {
      const [simulator, identifier] = [text('simulator'), text('identifier')];
      return simulator && identifier && profilePath({ simulator, identifier });
    }
    case 'profile.claim-refused':
      return '/settings/profiles';
    case 'seat.proposed':
    case 'sheet.opened': {
      const eventSlug = text('eventSlug');
      return eventSlug && `/events/${eventSlug}`;
    }
    case 'account.welcome':
      return '/settings/profiles';
    case 'club.join-refused':
    case 'club.member-removed':
    case 'club.deleted':
      return null;
  }
}
