import { expect, test } from 'vitest';
import { readWeather } from './weather.ts';

const nothing = { kind: null, temperatureCelsius: null, humidityPercent: null, windKph: null, rainChancePercent: null };

test('any part of the weather may be missing or nonsense without taking the rest along', () => {
  expect(readWeather({ kind: 'dynamic', windKph: 0 })).toEqual({ ...nothing, kind: 'dynamic', windKph: 0 });
  expect(readWeather({ kind: 'hail', temperatureCelsius: -3.5, humidityPercent: 400 })).toEqual({
    ...nothing,
    temperatureCelsius: -3.5,
  });
});

test.each([[null], [undefined], [[]], ['sunny'], [{}], [{ kind: 7 }]])('%j is no weather', (stored) => {
  expect(readWeather(stored)).toBeNull();
});
