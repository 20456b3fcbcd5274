'use client';

import { LineChart } from '@mantine/charts';
import { useSyncExternalStore } from 'react';

type Props = {
  points: readonly { atMs: number; value: number }[];
  locale: string;
  name: string;
  /** Says what the picture shows to whoever does not see it; the values are in the table beside it. */
  label: string;
  /** What tells the points apart: days, unless given. */
  ticks?: 'day' | 'time';
};

const height = 220;
const unsubscribe = () => () => undefined;

/** The height is kept from the first paint on; the lines are drawn in the browser, which alone knows width and zone. */
export function TimeChart({ points, locale, name, label, ticks = 'day' }: Props) {
  const drawn = useSyncExternalStore(
    unsubscribe,
    () => true,
    () => false,
  );
  const at = new Intl.DateTimeFormat(locale, ticks === 'day' ? { dateStyle: 'medium' } : { timeStyle: 'short' });
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 });
  return (
    <div role="img" aria-label={label} style={{ height }}>
      {drawn ? (
        <LineChart
          h={height}
          data={points as { atMs: number; value: number }[]}
          dataKey="atMs"
          series={[{ name: 'value', label: name, color: 'brand.6' }]}
          curveType="linear"
          withDots={points.length < 30}
          valueFormatter={(value) => number.format(value)}
          xAxisProps={{
            type: 'number',
            domain: ['dataMin', 'dataMax'],
            scale: 'time',
            tickFormatter: (ms: number) => at.format(ms),
            minTickGap: 32,
          }}
          yAxisProps={{ domain: ['auto', 'auto'], width: 56 }}
          // Without a point under the pointer there is no label yet.
          tooltipProps={{ labelFormatter: (ms) => (typeof ms === 'number' ? at.format(ms) : '') }}
          lineChartProps={{ accessibilityLayer: false }}
        />
      ) : null}
    </div>
  );
}
