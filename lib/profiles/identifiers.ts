import { identifierSchema } from './schema.ts';
import { isSimulatorSlug, type SimulatorSlug } from './simulators.ts';

/**
 * The two segments of a profile's address, decoded; null if no profile can have them. Said before any key is made, so that
 * made-up addresses leave nothing behind.
 */
export function parseProfileAddress(
  simulator: string,
  identifier: string,
): { simulator: SimulatorSlug; identifier: string } | null {
  try {
    const slug = decodeURIComponent(simulator);
    const parsed = identifierSchema.safeParse(decodeURIComponent(identifier));
    return isSimulatorSlug(slug) && parsed.success ? { simulator: slug, identifier: parsed.data } : null;
  } catch {
    return null;
  }
}
