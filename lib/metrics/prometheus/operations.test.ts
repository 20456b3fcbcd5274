import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { type Definition, definitions } from './definitions.ts';

const read = (name: string) => readFileSync(new URL(`../../../docs/operations/${name}`, import.meta.url), 'utf8');
const known: Readonly<Record<string, Definition | Omit<Definition, 'name'>>> = definitions;

/** What scrapes and recordings add to a histogram's name. */
const base = (name: string) => (known[name] ? name : name.replace(/_(?:bucket|sum|count)$/, ''));

/** Every metric that a text of PromQL names, and the labels it selects it by. */
function usesIn(text: string): { name: string; labels: string[] }[] {
  return [...text.matchAll(/\b((?:cache|db|http|simlane)_[a-z0-9_]+)(?:\{([^}]*)\})?/g)].map(
    ([, name = '', selector = '']) => ({
      name,
      labels: [...selector.matchAll(/(\w+)\s*(?:=~|!~|!=|=)/g)].map(([, label = '']) => label),
    }),
  );
}

function wrongUses(text: string): string[] {
  return usesIn(text).flatMap(({ name, labels }) => {
    const definition = known[base(name)];
    if (!definition) return [`${name} is no metric`];
    if (name !== base(name) && definition.type !== 'histogram') return [`${name}: ${base(name)} is no histogram`];
    return labels
      .filter((label) => label !== 'le' && !definition.labels.includes(label))
      .map((label) => `${name} has no label ${label}`);
  });
}

type Panel = { title: string; type: string; targets?: { expr: string }[] };
const dashboard = JSON.parse(read('grafana/simlane-cache.json')) as {
  panels: Panel[];
  annotations: { list: { expr: string }[] };
};
const expressions = [
  ...dashboard.panels.flatMap(({ targets = [] }) => targets.map(({ expr }) => expr)),
  ...dashboard.annotations.list.map(({ expr }) => expr),
];

test('a metric, a label or a histogram that is none is found', () => {
  expect(wrongUses('rate(cache_hits_total[5m])')).toEqual(['cache_hits_total is no metric']);
  expect(wrongUses('cache_entries{place="view"}')).toEqual(['cache_entries has no label place']);
  expect(wrongUses('cache_entries_bucket')).toEqual(['cache_entries_bucket: cache_entries is no histogram']);
});

test('the dashboard, the alerts and their tests name only what is told', () => {
  expect(expressions.length).toBeGreaterThan(20);
  for (const text of [...expressions, read('prometheus/alerts.yaml'), read('prometheus/alerts.test.yaml')])
    expect(wrongUses(text)).toEqual([]);
});

test('the dashboard groups by labels that its metrics have', () => {
  for (const expression of expressions) {
    const labels = usesIn(expression).flatMap(({ name }) => known[base(name)]?.labels ?? []);
    const grouped = [...expression.matchAll(/by \(([^)]*)\)/g)].flatMap(([, by = '']) => by.split(/,\s*/));
    expect(
      grouped.filter((label) => label !== 'le' && !labels.includes(label)),
      expression,
    ).toEqual([]);
  }
});

test('the manual explains each metric, and no other', () => {
  const explained = [...read('metrics.md').matchAll(/^\| `([a-z0-9_]+)`/gm)].map(([, name]) => name);
  expect(explained).toEqual(Object.keys(known));
});

test('each alert is seen to fire', () => {
  const alerts = [...read('prometheus/alerts.yaml').matchAll(/- alert: (\w+)/g)].map(([, name]) => name);
  const fired = [...read('prometheus/alerts.test.yaml').matchAll(/alertname="(\w+)"/g)].map(([, name]) => name);
  expect(alerts.length).toBeGreaterThan(10);
  expect(alerts.filter((name) => !fired.includes(name))).toEqual([]);
});
