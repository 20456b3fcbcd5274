import { Stack } from '@mantine/core';
import { DecisionList } from './decision-list';
import { InvitationsPanel } from './invitations-panel';
import { RequestList } from './request-list';
import type { RequestsProps } from './requests-page';

/** For readers who may decide requests and invite. */
export function AdminSide(props: RequestsProps) {
  const { locale, loaded } = props;
  const { clubId } = loaded.club;
  return (
    <Stack gap="lg">
      <RequestList {...props} />
      {loaded.may('invitation.list') ? <InvitationsPanel locale={locale} clubId={clubId} /> : null}
      <DecisionList locale={locale} clubId={clubId} />
    </Stack>
  );
}
