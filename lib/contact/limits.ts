import type { RateLimit } from '../rate-limit/index.ts';

const hour = 3_600_000;

export const contactPerAddress: RateLimit = { name: 'contact-address', attempts: 10, windowMs: hour };
/** Of everybody together: what people can read. */
export const contactPerSite: RateLimit = { name: 'contact-site', attempts: 300, windowMs: hour };
