'use client';

import { type KeyboardEvent, type MouseEvent, type ReactNode, useEffect, useRef } from 'react';
import classes from './menu.module.css';

type MenuProps = { summary: ReactNode; className?: string | undefined; children: ReactNode };

/**
 * A disclosure that opens without JavaScript. With it, it also closes: by Escape, by a click elsewhere, when a link in
 * it was followed (the header stays where it is while pages change).
 */
export function Menu({ summary, className, children }: MenuProps) {
  const ref = useRef<HTMLDetailsElement>(null);

  useEffect(() => {
    const close = (event: Event) => {
      const menu = ref.current;
      if (menu?.open && event.target instanceof Node && !menu.contains(event.target)) menu.open = false;
    };
    document.addEventListener('pointerdown', close);
    document.addEventListener('focusin', close);
    return () => {
      document.removeEventListener('pointerdown', close);
      document.removeEventListener('focusin', close);
    };
  }, []);

  function onKeyDown(event: KeyboardEvent<HTMLDetailsElement>) {
    if (event.key !== 'Escape' || !event.currentTarget.open) return;
    event.currentTarget.open = false;
    event.currentTarget.querySelector('summary')?.focus();
  }

  function onClick(event: MouseEvent<HTMLDetailsElement>) {
    if (event.target instanceof Element && event.target.closest('a')) event.currentTarget.open = false;
  }

  return (
    <details ref={ref} className={`${classes.menu} ${className ?? ''}`} onKeyDown={onKeyDown} onClick={onClick}>
      <summary className={classes.summary}>{summary}</summary>
      <div className={classes.sheet}>{children}</div>
    </details>
  );
}
