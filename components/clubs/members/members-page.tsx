import { Badge, Text } from '@mantine/core';
import { None } from '@/components/profiles/none';
import { DataTable } from '@/components/ui/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import { LocalTime } from '@/components/ui/local-time';
import { Pagination } from '@/components/ui/pagination';
import { Panel } from '@/components/ui/panel';
import { PressForm } from '@/components/ui/press-form';
import { SiteLink } from '@/components/ui/site-link';
import { clubPath } from '@/lib/clubs/club-path';
import { listMembers, type MemberItem } from '@/lib/clubs/data/members';
import type { LoadedClub } from '@/lib/clubs/loaders';
import { leaveClubAction } from '@/lib/clubs/member-actions';
import { type MemberListParams, memberList } from '@/lib/clubs/members-params';
import type { Locale } from '@/lib/i18n/locales';
import { ClientMessages, getTranslator } from '@/lib/i18n/server';
import { profilePath } from '@/lib/profiles/profile-path';
import type { Viewer } from '@/lib/session/viewer';
import { ClubFrame } from '../club-frame';
import { ManageMember } from './manage-member';
import { MemberFilters } from './member-filters';

type Props = { locale: Locale; viewer: Viewer | null; loaded: LoadedClub; params: MemberListParams };

export async function MembersPage(props: Props) {
  const { locale, viewer, loaded } = props;
  const t = getTranslator(locale, 'club-members');
  const { rosterVisibility } = loaded.club;
  return (
    <ClubFrame locale={locale} viewer={viewer} loaded={loaded} section="members">
      <ClientMessages locale={locale} namespaces={['club-members', 'validation']}>
        {loaded.seesRoster ? (
          <Roster {...props} />
        ) : (
          <EmptyState
            title={t('withheld.title')}
            text={t(rosterVisibility === 'managers' ? 'withheld.managers' : 'withheld.members')}
          />
        )}
        {loaded.may('member.leave') ? (
          <Panel title={t('leave.title')}>
            <PressForm
              action={leaveClubAction}
              name="clubId"
              value={loaded.club.clubId}
              label={t('leave.action')}
              hint={t('leave.text')}
              fold={t('leave.open')}
            />
          </Panel>
        ) : null}
      </ClientMessages>
    </ClubFrame>
  );
}

async function Roster({ locale, viewer, loaded, params }: Props) {
  const t = getTranslator(locale, 'club-members');
  const path = clubPath(loaded.club.slug, 'members');
  const page = await listMembers(loaded.club.clubId, loaded.audience, params);
  const at = (place: Partial<MemberListParams>) =>
    `${path}${memberList.toQuery({ ...params, after: null, before: null, ...place })}`;
  return (
    <div>
      <MemberFilters key={memberList.toQuery(params)} locale={locale} path={path} params={params} />
      {page.items.length > 0 ? (
        <MemberTable locale={locale} viewer={viewer} loaded={loaded} members={page.items} />
      ) : params.after === null && params.before === null ? (
        <EmptyState
          title={t('empty.title')}
          text={t('empty.text')}
          action={<SiteLink href={path}>{t('filters.clear')}</SiteLink>}
        />
      ) : (
        <EmptyState
          title={t('empty.endTitle')}
          text={t('empty.endText')}
          action={<SiteLink href={at({})}>{t('empty.first')}</SiteLink>}
        />
      )}
      <Pagination
        label={t('paging.label')}
        previous={page.previous && { href: at({ before: page.previous }), label: t('paging.previous') }}
        next={page.next && { href: at({ after: page.next }), label: t('paging.next') }}
      />
    </div>
  );
}

type TableProps = Omit<Props, 'params'> & { members: readonly MemberItem[] };

/** The rows are the same for all readers of a class; whose row is the reader's own is found while rendering. */
function MemberTable({ locale, viewer, loaded, members }: TableProps) {
  const t = getTranslator(locale, 'club-members');
  const manages = loaded.may('member.set-role');
  return (
    <DataTable
      caption={t('table.caption')}
      minWidth={manages ? 680 : 520}
      columns={[
        { key: 'name', header: t('table.name'), rowHeader: true },
        { key: 'role', header: t('table.role') },
        { key: 'profile', header: t('table.profile') },
        { key: 'joined', header: t('table.joined') },
        ...(manages ? [{ key: 'manage', header: t('table.manage') }] : []),
      ]}
      rows={members.map((member) => ({
        key: member.userId,
        cells: {
          name: (
            <>
              {member.name}{' '}
              <Text span size="sm" c="dimmed">
                @{member.handle}
              </Text>{' '}
              {member.userId === viewer?.userId ? <Badge size="sm">{t('table.you')}</Badge> : null}
            </>
          ),
          role: t(`roles.${member.role}`),
          profile: member.profile ? (
            <SiteLink href={profilePath(member.profile)}>{member.profile.displayName}</SiteLink>
          ) : (
            <None label={t('table.none')} />
          ),
          joined: <LocalTime iso={member.joinedAt} locale={locale} format="date" />,
          manage: manages ? (
            <ManageMember clubId={loaded.club.clubId} member={member} self={member.userId === viewer?.userId} />
          ) : null,
        },
      }))}
    />
  );
}
