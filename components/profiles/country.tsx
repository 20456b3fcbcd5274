import { Text } from '@mantine/core';
import { countryFlag, countryName } from '@/lib/profiles/countries';

/** Flag and code; the full name for whoever can't see or doesn't know them. Nothing without a country. */
export function Country({ code, locale }: { code: string | null; locale: string }) {
  if (!code) return null;
  const name = countryName(code, locale);
  return (
    <Text component="abbr" size="sm" c="dimmed" title={name} style={{ textDecoration: 'none', whiteSpace: 'nowrap' }}>
      <span aria-hidden="true">{countryFlag(code)}</span> {code}
    </Text>
  );
}
