import type { SessionResults } from '@/lib/events/data/results';
import type { Locale } from '@/lib/i18n/locales';
import { ResultWho } from './result-who';
import classes from './results-table.module.css';

/** The first three of each class, where several race at once: the table below mixes them. */
export function Podiums({ locale, podiums }: { locale: Locale; podiums: SessionResults['podiums'] }) {
  if (podiums.length === 0) return null;
  return (
    <div className={classes.podiums}>
      {podiums.map(({ className, cars }) => (
        <section key={className} className={classes.podium}>
          <h3>{className}</h3>
          <ol>
            {cars.map((row) => (
              <li key={row.resultId} value={row.classPosition ?? undefined}>
                <ResultWho locale={locale} row={row} crew={false} />
              </li>
            ))}
          </ol>
        </section>
      ))}
    </div>
  );
}
