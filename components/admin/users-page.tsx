import { Button, Group, TextInput } from '@mantine/core';
import { DataTable } from '@/components/ui/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import { LocalTime } from '@/components/ui/local-time';
import { PressForm } from '@/components/ui/press-form';
import { reinstateUserAction, suspendUserAction } from '@/lib/admin/actions';
import { type AdminUser, listUsers } from '@/lib/admin/data/lists';
import type { Locale } from '@/lib/i18n/locales';
import { getTranslator } from '@/lib/i18n/server';
import type { Viewer } from '@/lib/session/viewer';
import { AdminFrame } from './admin-frame';
import { AdminPaging } from './admin-paging';

type Props = { locale: Locale; viewer: Viewer; q: string; after: string | null };

export async function UsersPage({ locale, viewer, q, after }: Props) {
  const t = getTranslator(locale, 'admin');
  const page = await listUsers(q, after);
  const time = (ms: number | null) =>
    ms === null ? t('none') : <LocalTime iso={new Date(ms).toISOString()} locale={locale} format="date" />;
  return (
    <AdminFrame locale={locale} section="users">
      <search>
        <form action="/admin/users" method="get">
          <Group align="end">
            <TextInput
              type="search"
              name="q"
              label={t('users.search')}
              defaultValue={q}
              maxLength={254}
              autoComplete="off"
              style={{ flex: '1 1 16rem' }}
            />
            <Button type="submit">{t('users.show')}</Button>
          </Group>
        </form>
      </search>
      {page.items.length === 0 ? (
        <EmptyState title={t('users.empty')} text={t('users.emptyText')} />
      ) : (
        <DataTable
          caption={t('users.caption')}
          minWidth={720}
          columns={[
            { key: 'user', header: t('users.user'), rowHeader: true },
            { key: 'role', header: t('users.role') },
            { key: 'created', header: t('users.created') },
            { key: 'seen', header: t('users.seen') },
            { key: 'state', header: t('users.state') },
            { key: 'actions', header: t('users.actions') },
          ]}
          rows={page.items.map((user) => ({
            key: user.userId,
            cells: {
              user: (
                <span id={`user-${user.userId}`}>
                  @{user.handle} {user.name}
                </span>
              ),
              role: t(user.siteRole === 'admin' ? 'users.admin' : 'users.plain'),
              created: time(user.createdMs),
              seen: time(user.lastSeenMs),
              state: user.suspendedMs === null ? t('users.active') : t('users.suspended'),
              actions: user.userId === viewer.userId ? null : <Switch locale={locale} user={user} />,
            },
          }))}
        />
      )}
      <AdminPaging locale={locale} path="/admin/users" filters={{ q }} after={after} next={page.next} />
    </AdminFrame>
  );
}

function Switch({ locale, user }: { locale: Locale; user: AdminUser }) {
  const t = getTranslator(locale, 'admin');
  const suspended = user.suspendedMs !== null;
  return (
    <PressForm
      key={String(suspended)}
      action={suspended ? reinstateUserAction : suspendUserAction}
      name="userId"
      value={user.userId}
      label={t(suspended ? 'users.reinstate' : 'users.suspend')}
      describedBy={`user-${user.userId}`}
    />
  );
}
