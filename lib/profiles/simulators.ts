/**
 * The simulators whose profiles can be listed: rows of `simulators`, in the order of the filter. `ratingSystem` names the
 * rating that ranks drivers there; others, such as safety, are shown on the profile only.
 */
export const simulators = [
  { slug: 'iracing', name: 'iRacing', ratingSystem: 'irating' },
  { slug: 'acc', name: 'Assetto Corsa Competizione', ratingSystem: 'elo' },
  { slug: 'lmu', name: 'Le Mans Ultimate', ratingSystem: 'elo' },
  { slug: 'rfactor2', name: 'rFactor 2', ratingSystem: 'elo' },
] as const;

export type SimulatorSlug = (typeof simulators)[number]['slug'];

export function isSimulatorSlug(value: string): value is SimulatorSlug {
  return simulators.some(({ slug }) => slug === value);
}

/** The system whose rating stands for a driver of this simulator. */
export function mainRatingSystem(slug: string): string | null {
  return simulators.find((simulator) => simulator.slug === slug)?.ratingSystem ?? null;
}
