import { countryName } from '@/lib/profiles/countries';
import classes from './country.module.css';

/**
 * The country's code, with its name for whoever doesn't know it. No flag character: many systems have no glyphs for
 * flags and show empty boxes. Nothing without a country.
 */
export function Country({ code, locale }: { code: string | null; locale: string }) {
  if (!code) return null;
  return (
    <abbr className={classes.code} title={countryName(code, locale)}>
      {code}
    </abbr>
  );
}
