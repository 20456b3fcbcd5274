'use client';

import { Button, type ButtonProps } from '@mantine/core';
import type { ReactNode } from 'react';
import { SiteLink } from './site-link';

type LinkButtonProps = ButtonProps & { href: string; children: ReactNode };

/** A link that looks like a button, for the one or two things a page wants done. */
export function LinkButton(props: LinkButtonProps) {
  return <Button component={SiteLink} {...props} />;
}
