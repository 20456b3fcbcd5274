import { SiteLink } from '@/components/ui/site-link';
import classes from './logo.module.css';

/** Three lanes in the sector colours, and the name. `label` is what the link is called. */
export function Logo({ label }: { label: string }) {
  return (
    <SiteLink href="/" className={classes.logo} aria-label={label}>
      <svg viewBox="0 0 30 24" width="30" height="24" aria-hidden="true" focusable="false">
        <path d="M6.2 2h6.3L8.3 22H2z" fill="#b27cff" />
        <path d="M14.2 2h6.3l-4.2 20H10z" fill="#3ed07f" />
        <path d="M22.2 2h6.3l-4.2 20H18z" fill="#ff5a28" />
      </svg>
      <span className={classes.name}>SimLane</span>
    </SiteLink>
  );
}
