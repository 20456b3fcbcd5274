import type { auditLogs, clubLinks, clubMembers, joinRequests, notifications } from '../../schema/index.ts';
import { dayMs, later } from '../calendar.ts';
import type { Account } from '../users.ts';
import type { Source, User } from '../world.ts';
import type { CrowdClub, Member } from './clubs.ts';
import { sourceOf } from './source.ts';

type MemberRow = typeof clubMembers.$inferInsert;
type RequestRow = typeof joinRequests.$inferInsert;
type NoticeRow = typeof notifications.$inferInsert;
type AuditRow = typeof auditLogs.$inferInsert;

export function memberRows(source: Source, club: CrowdClub, members: readonly Member[]): MemberRow[] {
  const { random } = sourceOf(source, 'members', club.index);
  return members.map(({ user, role, joinedAt }) => ({
    id: random.uuid(joinedAt),
    clubId: club.club.id,
    userId: user.id,
    role,
    joinedAt,
    updatedAt: joinedAt,
  }));
}

export function linkRows(source: Source, { club, index, isKnown }: CrowdClub): (typeof clubLinks.$inferInsert)[] {
  if (isKnown) return [];
  const { random } = sourceOf(source, 'links', index);
  const links = [
    { label: 'Discord', url: `https://chat.example/${club.slug}` },
    { label: 'Videos', url: `https://videos.example/${club.slug}` },
  ];
  return links.map((link, position) => ({ id: random.uuid(club.createdAt), clubId: club.id, position, ...link }));
}

/** The larger the club, the more who wait, and the more who were answered. */
export function requestRows(
  source: Source,
  accounts: readonly Account[],
  { club, index, joining, members }: CrowdClub,
  inside: readonly Member[],
): RequestRow[] {
  const { random, calendar } = sourceOf(source, 'requests', index);
  const known = new Set<User>([...inside, ...members].map(({ user }) => user));
  const count = Math.round(joining * 0.12) + random.int(0, 2);
  const people = new Set<User>();
  for (let attempt = 0; people.size < count && attempt < count * 4; attempt += 1) {
    const { user } = random.pick(accounts);
    if (!known.has(user)) people.add(user);
  }
  return [...people].map((user) => {
    const createdAt = calendar.day(-random.int(1, 20), random.between(8, 23));
    const refused = random.chance(0.25);
    return {
      id: random.uuid(createdAt),
      clubId: club.id,
      userId: user.id,
      message: random.chance(0.6) ? random.pick(messages) : null,
      status: refused ? ('refused' as const) : ('pending' as const),
      decidedBy: refused ? (members[0]?.user.id ?? null) : null,
      decidedAt: refused ? later(createdAt, dayMs / 2) : null,
      createdAt,
    };
  });
}

/** Every joining is told to who joined, and to the demo's manager where he has a club of that size. */
export function noticeRows(
  source: Source,
  { club, index, isKnown }: CrowdClub,
  members: readonly Member[],
  managerId: string,
): NoticeRow[] {
  const { random } = sourceOf(source, 'notices', index);
  const about = { clubSlug: club.slug, clubName: club.name };
  return members.flatMap(({ user, role, joinedAt }) => {
    const make = (userId: string, kind: string, payload: Record<string, unknown>): NoticeRow => ({
      id: random.uuid(joinedAt),
      userId,
      kind,
      payload,
      readAt: random.chance(0.8) ? later(joinedAt, dayMs) : null,
      createdAt: joinedAt,
    });
    const own = role === 'admin' ? [] : [make(user.id, 'club.join-accepted', about)];
    return isKnown ? [...own, make(managerId, 'club.member-joined', { ...about, name: user.name })] : own;
  });
}

export function auditRows(source: Source, { club, index, isKnown }: CrowdClub, members: readonly Member[]): AuditRow[] {
  const { random } = sourceOf(source, 'audit', index);
  const [admin] = members;
  const entry = (action: string, subjectType: string, subjectId: string, createdAt: Date): AuditRow => ({
    id: random.uuid(createdAt),
    actorId: admin?.user.id ?? null,
    action,
    subjectType,
    subjectId,
    clubId: club.id,
    createdAt,
  });
  const promoted = members.filter(({ role }) => role === 'manager');
  return [
    ...(isKnown ? [] : [entry('club.create', 'club', club.id, club.createdAt)]),
    ...promoted.map(({ user, joinedAt }) => entry('member.role', 'user', user.id, later(joinedAt, 60_000))),
  ];
}

const messages = [
  'I race GT3, mostly in the evenings.',
  'A friend of mine drives with you.',
  'Looking for an endurance team.\nI can also do nights.',
  '¿Tenéis sitio para uno más?',
] as const;
