import type { SiteCounts } from '@/lib/home/counts';
import type { Locale } from '@/lib/i18n/locales';
import { getFormatter, getTranslator } from '@/lib/i18n/server';
import classes from './board.module.css';

const lines = ['profiles', 'clubs', 'races', 'results'] as const satisfies readonly (keyof SiteCounts)[];

/** The live numbers, as a timing tower shows them. */
export function Board({ locale, counts }: { locale: Locale; counts: SiteCounts }) {
  const t = getTranslator(locale, 'home');
  const format = getFormatter(locale);
  return (
    <section className={classes.board} aria-labelledby="board">
      <h2 id="board" className={classes.title}>
        {t('board.title')}
      </h2>
      <dl className={classes.lines}>
        {lines.map((line) => (
          <div key={line} className={classes.line} data-line={line}>
            <dt>{t(`board.${line}`)}</dt>
            <dd>{format.number(counts[line])}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
