import { findClub, getClub } from '../../lib/clubs/data/club.ts';
import { listDecisions } from '../../lib/clubs/data/decisions.ts';
import { listInvitations } from '../../lib/clubs/data/invitations.ts';
import { listClubs } from '../../lib/clubs/data/list.ts';
import { listMembers } from '../../lib/clubs/data/members.ts';
import { listMemberships } from '../../lib/clubs/data/memberships.ts';
import { listNextRaces } from '../../lib/clubs/data/panels/next-races.ts';
import { listOwnSignups } from '../../lib/clubs/data/panels/own-signups.ts';
import { listClubResults } from '../../lib/clubs/data/panels/results.ts';
import { getRosterPanel } from '../../lib/clubs/data/panels/roster.ts';
import { listClubTeams } from '../../lib/clubs/data/panels/teams.ts';
import { countRequests, getOwnRequest, listRequests } from '../../lib/clubs/data/requests.ts';
import { type ClubListParams, clubList } from '../../lib/clubs/list-params.ts';
import { type MemberListParams, memberList } from '../../lib/clubs/members-params.ts';
import { listClubEvents } from '../../lib/events/data/club-events.ts';
import { clubEventList } from '../../lib/events/list-params.ts';
import { encodePlace } from '../../lib/paging/cursor.ts';
import { listTeams } from '../../lib/teams/data/list.ts';
import { farthest, lowest } from './ends.ts';
import { lastPlace } from './last-page.ts';
import type { Read } from './measure.ts';
import type { Subjects } from './subjects.ts';

const clubEnds = {
  name: encodePlace([farthest.text, farthest.id]),
  members: encodePlace([0, farthest.id]),
  newest: encodePlace([lowest.micros, lowest.id]),
};
const memberEnds = {
  name: encodePlace([farthest.text, farthest.id]),
  joined: encodePlace([farthest.micros, farthest.id]),
};
const eventEnds = {
  upcoming: encodePlace([farthest.micros, farthest.id]),
  past: encodePlace([lowest.micros, lowest.id]),
};

export function clubReads({ club: { id, slug }, userId }: Subjects): Read[] {
  return [
    ...(['name', 'members', 'newest'] as const).flatMap((sort) => [
      directoryRead(`clubs by ${sort}`, { sort }),
      directoryRead(`clubs by ${sort}, one country`, { sort, country: 'DE' }),
      directoryRead(`clubs by ${sort}, search`, { sort, q: 'ra' }),
    ]),
    { name: 'club: identity', first: () => findClub(slug) },
    { name: 'club: head', first: () => getClub(id, 'public') },
    { name: 'clubs: memberships', first: () => listMemberships(userId) },
    membersRead('club: members by name', id, { sort: 'name' }),
    membersRead('club: members by joining', id, { sort: 'joined' }),
    membersRead('club: members, search', id, { q: 'an' }),
    membersRead('club: members, one role', id, { role: 'member' }),
    {
      name: 'club: members, few of a role',
      first: () => listMembers(id, 'admin', { ...memberList.first, role: 'admin', sort: 'joined' }),
    },
    {
      name: 'club: requests',
      first: () => listRequests(id, { after: null, before: null }),
      last: async () => {
        const place = await lastPlace((at) => listRequests(id, at), encodePlace([farthest.micros, farthest.id]));
        return () => listRequests(id, place);
      },
    },
    { name: 'club: requests, number', first: () => countRequests(id) },
    { name: 'club: request, own', first: () => getOwnRequest(id, userId) },
    { name: 'club: decisions', first: () => listDecisions(id) },
    { name: 'club: invitations', first: () => listInvitations(id) },
    { name: 'club: next races', first: () => listNextRaces(id, 'member') },
    { name: 'club: results', first: () => listClubResults(id, 'member') },
    { name: 'club: roster panel', first: () => getRosterPanel(id, 'member') },
    { name: 'club: teams panel', first: () => listClubTeams(id, 'member') },
    { name: 'club: own sign-ups', first: () => listOwnSignups(id, userId) },
    { name: 'club: teams', first: () => listTeams(id, 'member', []) },
    ...(['public', 'member'] as const).flatMap((audience) =>
      (['upcoming', 'past'] as const).map((when) =>
        eventsRead(`club: events ${when}, ${audience}`, id, audience, when),
      ),
    ),
  ];
}

function directoryRead(name: string, chosen: Partial<ClubListParams>): Read {
  const params: ClubListParams = { ...clubList.first, ...chosen };
  return {
    name,
    first: () => listClubs(params),
    last: async () => {
      const place = await lastPlace((at) => listClubs({ ...params, ...at }), clubEnds[params.sort]);
      return () => listClubs({ ...params, ...place });
    },
  };
}

function membersRead(name: string, clubId: string, chosen: Partial<MemberListParams>): Read {
  const params: MemberListParams = { ...memberList.first, ...chosen };
  return {
    name,
    first: () => listMembers(clubId, 'member', params),
    last: async () => {
      const list = (at: Pick<MemberListParams, 'after' | 'before'>) =>
        listMembers(clubId, 'member', { ...params, ...at });
      const place = await lastPlace(list, memberEnds[params.sort]);
      return () => list(place);
    },
  };
}

function eventsRead(name: string, clubId: string, audience: 'public' | 'member', when: 'upcoming' | 'past'): Read {
  const params = { ...clubEventList.first, when };
  return {
    name,
    first: () => listClubEvents(clubId, audience, params),
    last: async () => {
      const list = (at: Pick<MemberListParams, 'after' | 'before'>) =>
        listClubEvents(clubId, audience, { ...params, ...at });
      const place = await lastPlace(list, eventEnds[when]);
      return () => list(place);
    },
  };
}
