export type ClubSection = 'members' | 'teams' | 'events' | 'requests' | 'settings';

export function clubPath(slug: string, section?: ClubSection): string {
  return section ? `/clubs/${slug}/${section}` : `/clubs/${slug}`;
}
