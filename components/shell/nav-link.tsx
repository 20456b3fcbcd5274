'use client';

import { usePathname } from 'next/navigation';
import { type ReactNode, useSyncExternalStore } from 'react';
import { SiteLink } from '@/components/ui/site-link';

const never = () => () => undefined;

/** A link that knows when it leads to where the reader is. The server can't: a stored page has an address of its own. */
export function NavLink({ href, children }: { href: string; children: ReactNode }) {
  const pathname = usePathname();
  const inBrowser = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  const current = !inBrowser ? undefined : pathname === href ? 'page' : pathname.startsWith(`${href}/`) || undefined;
  return (
    <SiteLink href={href} className="sl-nav-link" aria-current={current}>
      {children}
    </SiteLink>
  );
}
