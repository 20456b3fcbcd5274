import type { auditLogs, notifications, profileClaims } from '../schema/index.ts';
import { later } from './calendar.ts';
import type { RaceEvent } from './events.ts';
import type { Accounts } from './users.ts';
import type { Workflow } from './workflow.ts';
import type { ClubWithPeople, Driver, Source } from './world.ts';

/** What the seats and clubs above would have left behind: notices for people, entries of the audit log. */
export function makeNotices(
  source: Source,
  accounts: Accounts,
  clubs: readonly ClubWithPeople[],
  workflow: Workflow,
  events: readonly RaceEvent[],
) {
  const { random, calendar } = source;
  const notices: (typeof notifications.$inferInsert)[] = [];
  const audit: (typeof auditLogs.$inferInsert)[] = [];
  const notify = (userId: string, kind: string, payload: Record<string, unknown>, createdAt: Date, isRead: boolean) =>
    notices.push({
      id: random.uuid(createdAt),
      userId,
      kind,
      payload,
      readAt: isRead ? later(createdAt, 3_600_000) : null,
      createdAt,
    });

  const told = (eventId: string | undefined, clubId?: string) => {
    const event = events.find(({ row }) => row.id === eventId)?.row;
    const club = clubs.find((one) => one.club.id === clubId)?.club;
    return {
      ...(event ? { eventSlug: event.slug, eventName: event.name } : {}),
      ...(club ? { clubSlug: club.slug, clubName: club.name } : {}),
    };
  };

  for (const seat of workflow.seats) {
    if (!seat.userId) continue;
    notify(
      seat.userId,
      'seat.proposed',
      told(workflow.entries.find(({ id }) => id === seat.entryId)?.eventId),
      seat.createdAt ?? calendar.today,
      seat.status === 'confirmed',
    );
  }
  const [sheet] = workflow.sheets;
  for (const { user } of [accounts.admin, accounts.manager, accounts.member]) {
    if (sheet) notify(user.id, 'sheet.opened', told(sheet.eventId, sheet.clubId), sheet.opensAt, true);
    notify(user.id, 'account.welcome', {}, user.createdAt, true);
  }
  for (const { club, members } of clubs) {
    const actorId = members.find(({ role }) => role === 'admin')?.user.id ?? null;
    audit.push({
      id: random.uuid(club.createdAt),
      actorId,
      action: 'club.create',
      subjectType: 'club',
      subjectId: club.id,
      clubId: club.id,
      createdAt: club.createdAt,
    });
  }
  for (const entry of workflow.entries) {
    const createdAt = entry.createdAt ?? calendar.today;
    audit.push({
      id: random.uuid(createdAt),
      actorId: accounts.manager.user.id,
      action: 'entry.create',
      subjectType: 'entry',
      subjectId: entry.id,
      clubId: sheet?.clubId ?? null,
      createdAt,
    });
  }
  return { notices, audit };
}

/** Confirmed claims behind some owned profiles, and a few that wait for the site admin. */
export function makeClaims({ random, calendar }: Source, accounts: Accounts, drivers: readonly Driver[]) {
  const claims: (typeof profileClaims.$inferInsert)[] = [];
  for (const { profile } of drivers.filter((driver) => driver.profile.userId).slice(0, 40)) {
    const createdAt = later(profile.createdAt ?? calendar.today, 3_600_000);
    claims.push({
      id: random.uuid(createdAt),
      profileId: profile.id,
      userId: profile.userId as string,
      status: 'confirmed',
      evidence: null,
      decidedBy: accounts.admin.user.id,
      decidedAt: later(createdAt, 7_200_000),
      createdAt,
    });
  }
  const unclaimed = random.sample(
    drivers.filter(({ profile }) => !profile.userId),
    4,
  );
  for (const { profile } of unclaimed) {
    const createdAt = calendar.day(-random.int(1, 5), 17);
    const { user } = random.pick(accounts.all.slice(3));
    claims.push({
      id: random.uuid(createdAt),
      profileId: profile.id,
      userId: user.id,
      status: 'pending',
      evidence: 'My league profile names the same number.',
      decidedBy: null,
      decidedAt: null,
      createdAt,
    });
  }
  return claims;
}
