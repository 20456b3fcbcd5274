/** What `/api/metrics` tells: the one list of its series. Dashboard, alerts and docs name none that is not here. */
export type Definition = {
  name: string;
  type: 'counter' | 'gauge' | 'histogram';
  help: string;
  labels: readonly string[];
};

const define = <const T extends Record<string, Omit<Definition, 'name'>>>(definitions: T) => definitions;

export const definitions = define({
  cache_requests_total: {
    type: 'counter',
    help: 'Reads, by where they were answered: this process (l1), Redis (l2) or Postgres (origin).',
    labels: ['layer', 'tier', 'result'],
  },
  cache_misses_total: {
    type: 'counter',
    help: 'Reads that found no entry they may use, by why.',
    labels: ['layer', 'cause'],
  },
  cache_lookup_duration_seconds: {
    type: 'histogram',
    help: 'How long looking for an entry took, by where it ended.',
    labels: ['layer', 'tier'],
  },
  cache_fill_total: { type: 'counter', help: 'Entries made, by what became of them.', labels: ['layer', 'outcome'] },
  cache_fill_duration_seconds: { type: 'histogram', help: 'How long making an entry took.', labels: ['layer'] },
  cache_invalidations_total: {
    type: 'counter',
    help: 'Invalidations, by who asked for them; a transaction counts once.',
    labels: ['source'],
  },
  cache_lost_invalidations_total: {
    type: 'counter',
    help: 'Invalidations that could not reach the clocks at once; the relay made them good.',
    labels: [],
  },
  cache_feed_lag_seconds: { type: 'gauge', help: 'How long ago a relay looked into the outbox.', labels: [] },
  cache_entries: { type: 'gauge', help: 'Entries in Redis at the last census.', labels: ['layer'] },
  cache_bytes: { type: 'gauge', help: 'Memory of these entries, as Redis counts it.', labels: ['layer'] },
  cache_census_age_seconds: { type: 'gauge', help: 'How long ago entries and memory were counted.', labels: [] },
  cache_memory_used_bytes: { type: 'gauge', help: 'Memory in use of all Redis servers with entries.', labels: [] },
  cache_memory_max_bytes: {
    type: 'gauge',
    help: 'Memory they may use; 0: there is a server without a limit.',
    labels: [],
  },
  cache_evictions_total: {
    type: 'counter',
    help: 'Keys that these servers have evicted since they began.',
    labels: [],
  },
  cache_breaker_state: {
    type: 'gauge',
    help: '1 while an instance does not ask this Redis, because it failed.',
    labels: ['instance', 'place'],
  },
  cache_breaker_openings_total: { type: 'counter', help: 'How often breakers opened.', labels: ['place'] },
  cache_failures_total: { type: 'counter', help: 'Commands to Redis that failed.', labels: ['place', 'operation'] },
  cache_histories_lost_total: {
    type: 'counter',
    help: 'How often an instance forgot its copy of the clocks, because it may have come from a lost history.',
    labels: ['reason'],
  },
  cache_verified_reads_total: {
    type: 'counter',
    help: 'Answers compared with Postgres. wrong: they differed for longer than is promised.',
    labels: ['result'],
  },
  cache_switch_percent: { type: 'gauge', help: 'For which share of its keys a layer is on.', labels: ['layer'] },
  cache_l1_entries: { type: 'gauge', help: 'Entries held by an instance itself.', labels: ['instance'] },
  cache_l1_bytes: { type: 'gauge', help: 'Memory they take, as reckoned.', labels: ['instance'] },
  db_queries_total: { type: 'counter', help: 'Statements sent to Postgres.', labels: ['route'] },
  db_query_duration_seconds: { type: 'histogram', help: 'How long they took.', labels: ['route'] },
  http_requests_total: { type: 'counter', help: 'Requests answered.', labels: ['route', 'status'] },
  http_request_duration_seconds: { type: 'histogram', help: 'Until the last byte of the answer.', labels: ['route'] },
  simlane_instances: { type: 'gauge', help: 'Processes heard of within ten seconds.', labels: ['role'] },
  simlane_silent_instances: {
    type: 'gauge',
    help: 'Processes not heard of any more that did not say goodbye.',
    labels: [],
  },
  simlane_relay_leaders: {
    type: 'gauge',
    help: 'Processes that carry the outbox to the clocks; 1 is right.',
    labels: [],
  },
  simlane_instance_memory_bytes: { type: 'gauge', help: 'Resident memory of an instance.', labels: ['instance'] },
  simlane_instance_loop_delay_seconds: {
    type: 'gauge',
    help: '99 of 100 turns of its event loop were delayed less than this.',
    labels: ['instance'],
  },
  simlane_metrics_shared: {
    type: 'gauge',
    help: '1: these are the counts of all instances; 0: they can not be reached, and only this line is told.',
    labels: [],
  },
});

export type MetricName = keyof typeof definitions;
