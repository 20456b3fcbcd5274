'use client';

import {
  localStorageColorSchemeManager,
  type MantineColorScheme,
  type MantineColorSchemeManager,
  MantineProvider,
} from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { resolveCssVariables, theme } from './theme';

type ThemeProviderProps = {
  /** Of whoever is signed in: counts for more than what this browser remembers. */
  accountScheme: MantineColorScheme | null;
  children: ReactNode;
};

export function ThemeProvider({ accountScheme, children }: ThemeProviderProps) {
  const [manager] = useState(() => managerOf(accountScheme));
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={resolveCssVariables}
      colorSchemeManager={manager}
      defaultColorScheme={accountScheme ?? 'auto'}
    >
      {children}
    </MantineProvider>
  );
}

/** A choice is also kept in the browser, so that it stays after signing out. */
function managerOf(accountScheme: MantineColorScheme | null): MantineColorSchemeManager {
  const stored = localStorageColorSchemeManager();
  return accountScheme === null ? stored : { ...stored, get: () => accountScheme };
}
