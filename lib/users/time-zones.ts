/** The zones to choose from, UTC first, plus the one already chosen if this runtime spells it differently. */
export function listTimeZones(chosen?: string): string[] {
  const zones = ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')];
  return chosen === undefined || zones.includes(chosen) ? zones : [...zones, chosen];
}
