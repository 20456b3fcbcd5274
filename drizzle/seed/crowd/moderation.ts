import type { contactMessages, profileClaims, reports } from '../../schema/index.ts';
import { later } from '../calendar.ts';
import type { Account, Accounts } from '../users.ts';
import type { Driver, Source } from '../world.ts';
import { sourceOf } from './source.ts';

type Rows = {
  claims: (typeof profileClaims.$inferInsert)[];
  reports: (typeof reports.$inferInsert)[];
  messages: (typeof contactMessages.$inferInsert)[];
};
type World = { accounts: readonly Account[]; drivers: readonly Driver[]; demo: Accounts };

/** What waits for the site admin, and what he has dealt with: one of each for fifty accounts. */
export function makeModeration(source: Source, { accounts, drivers, demo }: World): Rows {
  const { random, calendar } = sourceOf(source, 'moderation', 0);
  const adminId = demo.admin.user.id;
  const count = Math.round(accounts.length / 50);
  const unclaimed = drivers.filter(({ profile }) => !profile.userId);
  const made: Rows = { claims: [], reports: [], messages: [] };
  for (const { profile } of random.sample(unclaimed, count)) {
    const createdAt = calendar.day(-random.int(1, 30), random.between(8, 22));
    made.claims.push({
      id: random.uuid(createdAt),
      profileId: profile.id,
      userId: random.pick(accounts).user.id,
      status: 'pending',
      evidence: 'My league profile names the same number.',
      decidedBy: null,
      decidedAt: null,
      createdAt,
    });
  }
  for (const { profile } of random.sample(drivers, count)) {
    const createdAt = calendar.day(-random.int(1, 90), random.between(8, 22));
    const isOpen = random.chance(0.4);
    made.reports.push({
      id: random.uuid(createdAt),
      reporterId: random.pick(accounts).user.id,
      subjectType: 'profile',
      subjectId: profile.id,
      reason: 'The name is not fit to be shown.',
      status: isOpen ? 'open' : random.pick(['upheld', 'dismissed', 'dismissed'] as const),
      decidedBy: isOpen ? null : adminId,
      decidedAt: isOpen ? null : later(createdAt, 86_400_000),
      createdAt,
    });
  }
  for (const { user } of random.sample(accounts, count)) {
    const createdAt = calendar.day(-random.int(1, 200), random.between(8, 22));
    const isHandled = random.chance(0.7);
    made.messages.push({
      id: random.uuid(createdAt),
      name: user.name,
      email: user.email,
      message: 'How do I bring the results of our league in?\nWe have them as files.',
      handledBy: isHandled ? adminId : null,
      handledAt: isHandled ? later(createdAt, 86_400_000) : null,
      createdAt,
    });
  }
  return made;
}
