import classes from './pagination.module.css';
import { SiteLink } from './site-link';

type PageLink = { href: string; label: string } | null | undefined | false | '';
type PaginationProps = { label: string; previous: PageLink; next: PageLink };

/** Links to the pages before and after. Nothing when there is only this one. */
export function Pagination({ label, previous, next }: PaginationProps) {
  if (!previous && !next) return null;
  return (
    <nav aria-label={label} className={classes.pages}>
      {previous ? (
        <SiteLink href={previous.href} rel="prev" className={classes.link}>
          <span aria-hidden="true">←</span> {previous.label}
        </SiteLink>
      ) : null}
      {next ? (
        <SiteLink href={next.href} rel="next" className={classes.link} data-next>
          {next.label} <span aria-hidden="true">→</span>
        </SiteLink>
      ) : null}
    </nav>
  );
}
