import { z } from 'zod';

/** The weather an event was set up with. What was not given is null. */
export type Weather = {
  kind: 'static' | 'dynamic' | null;
  temperatureCelsius: number | null;
  humidityPercent: number | null;
  windKph: number | null;
  rainChancePercent: number | null;
};

const figure = z.number().nullable().catch(null).default(null);
const percent = z.number().min(0).max(100).nullable().catch(null).default(null);
const shape = z.object({
  kind: z.enum(['static', 'dynamic']).nullable().catch(null).default(null),
  temperatureCelsius: figure,
  humidityPercent: percent,
  windKph: figure,
  rainChancePercent: percent,
});

/** What is known of the weather; null if nothing is. Importers differ in what they write, so any key may be missing. */
export function readWeather(stored: unknown): Weather | null {
  const { data } = shape.safeParse(stored);
  return data && Object.values(data).some((value) => value !== null) ? data : null;
}
