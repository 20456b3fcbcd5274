import type { RequestPlace } from '@/lib/clubs/data/requests';
import type { LoadedClub } from '@/lib/clubs/loaders';
import type { Locale } from '@/lib/i18n/locales';
import { ClientMessages } from '@/lib/i18n/server';
import type { Viewer } from '@/lib/session/viewer';
import { ClubFrame } from '../club-frame';
import { AdminSide } from './admin-side';
import { AskerSide } from './asker-side';

export type RequestsProps = { locale: Locale; viewer: Viewer; loaded: LoadedClub; place: RequestPlace };

/** How people get in: to who is outside the way to ask, to who decides what waits. */
export function RequestsPage(props: RequestsProps) {
  const { locale, viewer, loaded } = props;
  return (
    <ClubFrame locale={locale} viewer={viewer} loaded={loaded} section="requests">
      <ClientMessages locale={locale} namespaces={['club-joining', 'validation']}>
        {loaded.may('request.list') ? <AdminSide {...props} /> : <AskerSide {...props} />}
      </ClientMessages>
    </ClubFrame>
  );
}
