import { type EventTimes, eventStates, stateNow } from '@/lib/events/state';
import type { Locale } from '@/lib/i18n/locales';
import { getTranslator } from '@/lib/i18n/server';
import { LiveState } from './live-state';

/** Open, running, over or cancelled. What shows it lives no longer than until it changes: decision 0080. */
export function EventStateLabel({ locale, times }: { locale: Locale; times: EventTimes }) {
  const t = getTranslator(locale, 'events');
  const labels = Object.fromEntries(eventStates.map((state) => [state, t(`state.${state}`)])) as Record<
    (typeof eventStates)[number],
    string
  >;
  const { startsAt, endsAt, cancelled } = times;
  return <LiveState times={{ startsAt, endsAt, cancelled }} initial={stateNow(times)} labels={labels} />;
}
