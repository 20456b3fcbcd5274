import Link from 'next/link';
import type { ComponentProps } from 'react';

type SiteLinkProps = Omit<ComponentProps<typeof Link>, 'prefetch' | 'href'> & { href: string };

/**
 * The one link to pages of this site. Never prefetched: a prefetched visitor page would stay in the browser's router for
 * minutes and be shown stale after a click.
 */
export function SiteLink(props: SiteLinkProps) {
  return <Link {...props} prefetch={false} />;
}
