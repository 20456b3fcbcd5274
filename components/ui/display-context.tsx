'use client';

import { createContext, type ReactNode, use } from 'react';

/** How the reader wants things shown. `timeZone` null: not known to the server, so the browser's own counts. */
export type Display = { locale: string; timeZone: string | null; hourCycle: 'h23' | 'h12' | null };

const DisplayContext = createContext<Display>({ locale: 'en', timeZone: null, hourCycle: null });

export function DisplayProvider({ display, children }: { display: Display; children: ReactNode }) {
  return <DisplayContext value={display}>{children}</DisplayContext>;
}

export function useDisplay(): Display {
  return use(DisplayContext);
}
