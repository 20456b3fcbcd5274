import type { LocaleDefinition } from '@faker-js/faker';
import { base, cs_CZ, de, en, en_AU, en_GB, en_US, es, Faker, fi, fr, it, nl, pl, pt_BR, sv } from '@faker-js/faker';
import type { Random } from './random.ts';

export type Person = { name: string; country: string; timeZone: string; locale: 'en' | 'de' | 'es' };
type Origin = { share: number; country: string; timeZone: string; locale: Person['locale']; names: LocaleDefinition };

const origins: readonly Origin[] = [
  { share: 16, country: 'DE', timeZone: 'Europe/Berlin', locale: 'de', names: de },
  { share: 14, country: 'GB', timeZone: 'Europe/London', locale: 'en', names: en_GB },
  { share: 14, country: 'US', timeZone: 'America/Chicago', locale: 'en', names: en_US },
  { share: 10, country: 'ES', timeZone: 'Europe/Madrid', locale: 'es', names: es },
  { share: 8, country: 'FR', timeZone: 'Europe/Paris', locale: 'en', names: fr },
  { share: 8, country: 'IT', timeZone: 'Europe/Rome', locale: 'en', names: it },
  { share: 6, country: 'NL', timeZone: 'Europe/Amsterdam', locale: 'en', names: nl },
  { share: 5, country: 'AU', timeZone: 'Australia/Sydney', locale: 'en', names: en_AU },
  { share: 5, country: 'BR', timeZone: 'America/Sao_Paulo', locale: 'en', names: pt_BR },
  { share: 4, country: 'SE', timeZone: 'Europe/Stockholm', locale: 'en', names: sv },
  { share: 4, country: 'FI', timeZone: 'Europe/Helsinki', locale: 'en', names: fi },
  { share: 3, country: 'PL', timeZone: 'Europe/Warsaw', locale: 'en', names: pl },
  { share: 3, country: 'CZ', timeZone: 'Europe/Prague', locale: 'en', names: cs_CZ },
];

/** Makes people with names as they are common where they live. No two have the same name, unless `namesakes` may. */
export function createPeople(random: Random, { namesakes = false } = {}): () => Person {
  const fakers = new Map(
    origins.map(({ country, names }) => [
      country,
      new Faker({ locale: [names, en, base], seed: random.int(1, 1_000_000) }),
    ]),
  );
  const wheel = origins.flatMap((origin) => Array.from({ length: origin.share }, () => origin));
  const taken = new Set<string>();
  return () => {
    for (;;) {
      const { country, timeZone, locale } = random.pick(wheel);
      const faker = fakers.get(country) as Faker;
      const name = `${faker.person.firstName()} ${faker.person.lastName()}`;
      if (taken.has(name)) continue;
      if (!namesakes) taken.add(name);
      return { name, country, timeZone, locale };
    }
  };
}
