import { PageHeader } from '@/components/ui/page-header';
import type { Locale } from '@/lib/i18n/locales';
import { messages } from '@/lib/i18n/messages';
import { CookieTable } from './cookie-table';
import type { LegalPageName } from './legal-metadata';
import classes from './legal-page.module.css';

type Section = { title: string; text: string };

/** Plain texts without arguments, so they are taken as they stand; an empty line parts paragraphs. */
export function LegalPage({ locale, page }: { locale: Locale; page: LegalPageName }) {
  const { title, lead, sections } = messages[locale].legal[page];
  return (
    <article className={classes.page}>
      <PageHeader title={title} lead={lead} />
      {Object.entries<Section>(sections).map(([name, section]) => (
        <section key={name} className={classes.section} id={name} aria-labelledby={`${name}-title`}>
          <h2 id={`${name}-title`}>{section.title}</h2>
          {section.text.split('\n\n').map((paragraph) => (
            <p key={paragraph}>{paragraph}</p>
          ))}
          {page === 'privacy' && name === 'cookies' ? <CookieTable locale={locale} /> : null}
        </section>
      ))}
    </article>
  );
}
