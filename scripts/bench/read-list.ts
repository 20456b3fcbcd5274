import { getPending } from '../../lib/dashboard/pending.ts';
import { listRatingTrends } from '../../lib/dashboard/rating-trend.ts';
import { getSchedule } from '../../lib/dashboard/schedule.ts';
import { getSiteCounts } from '../../lib/home/counts.ts';
import { listFastestMovers } from '../../lib/home/fastest-movers.ts';
import { listLatestRaces } from '../../lib/home/latest-races.ts';
import { getNavigation, getUserNavigation } from '../../lib/navigation/data.ts';
import { listNotifications } from '../../lib/notifications/data/list.ts';
import { listOwnTeams } from '../../lib/teams/data/own.ts';
import { findTeam, listTeamMembers, listTeamRaces } from '../../lib/teams/data/team.ts';
import { adminReads } from './admin-reads.ts';
import { clubReads } from './club-reads.ts';
import { eventReads } from './event-reads.ts';
import { walkToEnd } from './last-page.ts';
import type { Read } from './measure.ts';
import { profileReads } from './profile-reads.ts';
import { searchReads } from './search-reads.ts';
import type { Subjects } from './subjects.ts';

/** Every read of the site, grouped as its pages are. */
export function readsOf(subjects: Subjects): Read[] {
  const { userId, team } = subjects;
  return [
    { name: 'home: counts', first: () => getSiteCounts() },
    { name: 'home: fastest movers', first: () => listFastestMovers() },
    { name: 'home: latest races', first: () => listLatestRaces() },
    { name: 'navigation', first: () => getNavigation() },
    { name: 'navigation: user', first: () => getUserNavigation(userId) },
    ...profileReads(subjects),
    ...clubReads(subjects),
    { name: 'team: identity', first: () => findTeam(team.clubId, team.slug) },
    { name: 'team: members', first: () => listTeamMembers(team.id) },
    { name: 'team: races', first: () => listTeamRaces(team.id) },
    { name: 'team: own', first: () => listOwnTeams(userId) },
    ...eventReads(subjects),
    ...searchReads(),
    { name: 'dashboard: pending', first: () => getPending(userId) },
    { name: 'dashboard: schedule', first: () => getSchedule(userId) },
    { name: 'dashboard: rating trends', first: () => listRatingTrends(userId) },
    {
      name: 'notifications',
      first: () => listNotifications(userId, null),
      last: async () => {
        const place = await walkToEnd(async (before) => (await listNotifications(userId, before)).older);
        return () => listNotifications(userId, place);
      },
    },
    ...adminReads(),
  ];
}
