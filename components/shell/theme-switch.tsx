'use client';

import { useMantineColorScheme } from '@mantine/core';
import { IconMoon, IconSun } from '@tabler/icons-react';
import classes from './theme-switch.module.css';

/** Dark to light and back. The icons change by CSS, since the server does not know which scheme a reader has. */
export function ThemeSwitch({ label, account }: { label: string; account: boolean }) {
  const { setColorScheme } = useMantineColorScheme();

  function toggle() {
    const shown = document.documentElement.getAttribute('data-mantine-color-scheme');
    const theme = shown === 'dark' ? 'light' : 'dark';
    setColorScheme(theme);
    if (account) void fetch('/theme', { method: 'POST', body: new URLSearchParams({ theme }) }).catch(() => undefined);
  }

  return (
    <button type="button" className={classes.switch} aria-label={label} title={label} onClick={toggle}>
      <IconSun className={classes.sun} size={19} aria-hidden="true" />
      <IconMoon className={classes.moon} size={19} aria-hidden="true" />
    </button>
  );
}
