import { encodePlace } from '../../lib/paging/cursor.ts';
import { sharesClub } from '../../lib/profiles/data/clubmates.ts';
import { getProfileIdentity } from '../../lib/profiles/data/identity.ts';
import { listBestLaps } from '../../lib/profiles/data/laps.ts';
import { listProfiles } from '../../lib/profiles/data/list.ts';
import { listOwnClaims, listOwnProfiles } from '../../lib/profiles/data/own.ts';
import { getProfile } from '../../lib/profiles/data/profile.ts';
import { getRatings } from '../../lib/profiles/data/ratings.ts';
import { listResults } from '../../lib/profiles/data/results.ts';
import { getStatistics } from '../../lib/profiles/data/statistics.ts';
import { listTeams } from '../../lib/profiles/data/teams.ts';
import { type ProfileListParams, profileList } from '../../lib/profiles/list-params.ts';
import { farthest, lowest } from './ends.ts';
import { lastPlace } from './last-page.ts';
import type { Read } from './measure.ts';
import type { Subjects } from './subjects.ts';

const ends = {
  recent: encodePlace([null, farthest.id]),
  name: encodePlace([farthest.text, farthest.id]),
  rating: encodePlace([-1, farthest.id]),
};

export function profileReads({ profile, userId, otherId }: Subjects): Read[] {
  const { id, simulator, identifier } = profile;
  return [
    ...(['recent', 'name', 'rating'] as const).flatMap((sort) => [
      listRead(`profiles by ${sort}`, { sort }),
      listRead(`profiles by ${sort}, one simulator`, { sort, simulator: 'iracing' }),
      listRead(`profiles by ${sort}, search of many`, { sort, q: 'an' }),
      listRead(`profiles by ${sort}, search of some`, { sort, q: 'mull' }),
      listRead(`profiles by ${sort}, search of none`, { sort, q: 'qqxzzy' }, false),
    ]),
    { name: 'profile: identity', first: () => getProfileIdentity(simulator, identifier) },
    { name: 'profile: head', first: () => getProfile(id, 'public') },
    { name: 'profile: ratings', first: () => getRatings(id, 'public') },
    { name: 'profile: statistics', first: () => getStatistics(id, 'public') },
    { name: 'profile: best laps', first: () => listBestLaps(id, 'public') },
    { name: 'profile: teams', first: () => listTeams(id, 'public') },
    {
      name: 'profile: results',
      first: () => listResults(id, 'public', null, null),
      last: async () => {
        const list = ({ after, before }: { after: string | null; before: string | null }) =>
          listResults(id, 'public', after, before);
        const place = await lastPlace(list, encodePlace([lowest.micros, lowest.id]));
        return () => list(place);
      },
    },
    { name: 'profile: shares a club', first: () => sharesClub(userId, otherId) },
    { name: 'profiles: own', first: () => listOwnProfiles(userId) },
    { name: 'profiles: own claims', first: () => listOwnClaims(userId) },
  ];
}

function listRead(name: string, chosen: Partial<ProfileListParams>, hasEnd = true): Read {
  const params: ProfileListParams = { ...profileList.first, ...chosen };
  const first = () => listProfiles(params);
  if (!hasEnd) return { name, first };
  return {
    name,
    first,
    last: async () => {
      const place = await lastPlace((at) => listProfiles({ ...params, ...at }), ends[params.sort]);
      return () => listProfiles({ ...params, ...place });
    },
  };
}
