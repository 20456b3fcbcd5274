'use client';

import { useEffect } from 'react';

/**
 * For a page that was asked for with a dead session cookie: goes on to where the cookie is taken away and comes back
 * here, so that the visitor gets the cached pages again. A full load; without JavaScript the browser names the page.
 */
export function ClearDeadSession() {
  useEffect(() => {
    const here = `${window.location.pathname}${window.location.search}`;
    window.location.replace(`/session/clear?next=${encodeURIComponent(here)}`);
  }, []);
  return (
    <noscript>
      <meta httpEquiv="refresh" content="0;url=/session/clear" />
    </noscript>
  );
}
