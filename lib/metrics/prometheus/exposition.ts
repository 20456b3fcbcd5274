import { AggregatorRegistry, type MetricObjectWithValues, type MetricValue } from 'prom-client';
import { durationBuckets } from '../buckets.ts';
import type { Sample } from './collect.ts';
import { definitions, type MetricName } from './definitions.ts';

type Exported = MetricObjectWithValues<MetricValue<string>>;

/** The text that Prometheus reads. */
export function expose(samples: readonly Sample[]): Promise<string> {
  const exported = (Object.keys(definitions) as MetricName[]).flatMap((name) => {
    const ofName = samples.filter((sample) => sample.name === name);
    return ofName.length === 0 ? [] : [asExported(name, ofName)];
  });
  // prom-client adds up what instances hand in; these sums are made already, so there is one hand.
  return AggregatorRegistry.aggregate([exported]).metrics();
}

export const exposedAs: string = AggregatorRegistry.PROMETHEUS_CONTENT_TYPE;

function asExported(name: MetricName, samples: readonly Sample[]): Exported {
  const { type, help } = definitions[name];
  const values = samples.flatMap((sample) => valuesOf(sample));
  return { name, help, type: type as never, aggregator: 'first', values, collect: () => undefined };
}

function valuesOf(sample: Sample): (MetricValue<string> & { metricName?: string })[] {
  const { name, labels } = sample;
  if ('value' in sample) return [{ value: sample.value, labels }];
  const { counts, sumSeconds, count } = sample.durations;
  let below = 0;
  const buckets = durationBuckets.map((le, index) => {
    below += counts[index] ?? 0;
    return { metricName: `${name}_bucket`, labels: { ...labels, le: String(le) }, value: below };
  });
  return [
    ...buckets,
    { metricName: `${name}_bucket`, labels: { ...labels, le: '+Inf' }, value: count },
    { metricName: `${name}_sum`, labels, value: sumSeconds },
    { metricName: `${name}_count`, labels, value: count },
  ];
}
