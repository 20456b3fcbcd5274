import type { Weather } from '@/lib/events/weather';
import type { Locale } from '@/lib/i18n/locales';
import { getFormatter, getTranslator } from '@/lib/i18n/server';

/** What is known of the weather, in the language's units of measure for figures. */
export function weatherFacts(locale: Locale, weather: Weather): { label: string; value: string }[] {
  const t = getTranslator(locale, 'event');
  const format = getFormatter(locale);
  const unit = (value: number, name: string) =>
    format.number(value, { style: 'unit', unit: name, maximumFractionDigits: 1 });
  const percent = (value: number) => format.number(value / 100, { style: 'percent' });
  const { kind, temperatureCelsius, humidityPercent, windKph, rainChancePercent } = weather;
  return [
    ...(kind === null ? [] : [{ label: t('weather.kind'), value: t(`weather.${kind}`) }]),
    ...(temperatureCelsius === null
      ? []
      : [{ label: t('weather.temperature'), value: unit(temperatureCelsius, 'celsius') }]),
    ...(humidityPercent === null ? [] : [{ label: t('weather.humidity'), value: percent(humidityPercent) }]),
    ...(windKph === null ? [] : [{ label: t('weather.wind'), value: unit(windKph, 'kilometer-per-hour') }]),
    ...(rainChancePercent === null ? [] : [{ label: t('weather.rain'), value: percent(rainChancePercent) }]),
  ];
}
