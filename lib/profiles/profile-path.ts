/** The public address of a profile. */
export function profilePath(profile: { simulator: string; identifier: string }): string {
  return `/profiles/${encodeURIComponent(profile.simulator)}/${encodeURIComponent(profile.identifier)}`;
}
