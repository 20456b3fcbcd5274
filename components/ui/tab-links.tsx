import { SiteLink } from './site-link';
import classes from './tab-links.module.css';

export type TabLink = { href: string; label: string; current: boolean };

/** Links between the pages of one thing; the current one is marked. */
export function TabLinks({ label, tabs }: { label: string; tabs: readonly TabLink[] }) {
  return (
    <nav aria-label={label} className={classes.tabs}>
      <ul>
        {tabs.map((tab) => (
          <li key={tab.href}>
            <SiteLink href={tab.href} className={classes.link} aria-current={tab.current ? 'page' : undefined}>
              {tab.label}
            </SiteLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
