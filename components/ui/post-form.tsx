'use client';

import { Button } from '@mantine/core';
import { createContext, type ReactNode, use, useEffect, useState } from 'react';

const Pending = createContext(false);

/** A form that the browser itself posts to a route handler: its answer is a full load. */
export function PostForm({
  action,
  next,
  children,
}: {
  action: string;
  next?: string | undefined;
  children: ReactNode;
}) {
  const [pending, setPending] = useState(false);
  useEffect(() => {
    // Coming back by the browser's back button restores the page as it was left: with the button off.
    const reset = () => setPending(false);
    window.addEventListener('pageshow', reset);
    return () => window.removeEventListener('pageshow', reset);
  }, []);
  return (
    <form method="post" action={action} noValidate onSubmit={() => setPending(true)}>
      {next ? <input type="hidden" name="next" value={next} /> : null}
      <Pending value={pending}>{children}</Pending>
    </form>
  );
}

type PostButtonProps = {
  children: ReactNode;
  pendingLabel: string;
  fullWidth?: boolean;
  variant?: string;
  color?: string;
};

/** The button of a `PostForm`; off while the post is on its way, so that a second press does nothing. */
export function PostButton({ children, pendingLabel, ...rest }: PostButtonProps) {
  const pending = use(Pending);
  return (
    <Button type="submit" disabled={pending} {...rest}>
      {pending ? pendingLabel : children}
    </Button>
  );
}
