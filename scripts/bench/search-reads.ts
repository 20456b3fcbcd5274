import { encodePlace } from '../../lib/paging/cursor.ts';
import { searchList, searchTypes } from '../../lib/search/params.ts';
import { search } from '../../lib/search/search.ts';
import { suggest } from '../../lib/search/suggestions.ts';
import { farthest } from './ends.ts';
import { lastPlace } from './last-page.ts';
import type { Read } from './measure.ts';

/** Two letters that very many names have, three that some have, a whole name, and what nothing contains. */
const queries = { 'very many': 'an', many: 'mar', some: 'muller', none: 'qqxzzy' } as const;
const end = encodePlace([2, farthest.text, farthest.id]);

export function searchReads(): Read[] {
  return [
    ...Object.entries(queries).map(
      ([many, q]): Read => ({
        name: `search of all, ${many}`,
        first: () => search({ ...searchList.first, q }, []),
      }),
    ),
    ...searchTypes.map((type): Read => {
      const params = { ...searchList.first, q: 'ar', type };
      return {
        name: `search of ${type}`,
        first: () => search(params, []),
        last: async () => {
          const place = await lastPlace(
            (at) => search({ ...params, ...at }, []).then(({ hits, ...page }) => ({ ...page, items: hits })),
            end,
          );
          return () => search({ ...params, ...place }, []);
        },
      };
    }),
    ...Object.entries(queries).map(
      ([many, q]): Read => ({ name: `suggestions, ${many}`, first: () => suggest(q, []) }),
    ),
  ];
}
