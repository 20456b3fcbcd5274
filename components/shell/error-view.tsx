'use client';

import { Button } from '@mantine/core';
import { unstable_isUnrecognizedActionError as isUnrecognizedActionError } from 'next/navigation';
import { useTranslations } from 'use-intl/react';
import classes from './message-view.module.css';

export type ErrorViewProps = { error: Error & { digest?: string }; unstable_retry: () => void };

/** What broke and what to do. The digest is what the server logged the error under. */
export function ErrorView({ error, unstable_retry: retry }: ErrorViewProps) {
  const t = useTranslations('errors');
  const { digest } = error;
  // A form of a page loaded before a deploy: its action is unknown to the build that runs now.
  if (isUnrecognizedActionError(error)) {
    return (
      <div className={classes.view} role="alert">
        <h1>{t('outdated.title')}</h1>
        <p className={classes.text}>{t('outdated.text')}</p>
        <Button onClick={() => window.location.reload()}>{t('outdated.reload')}</Button>
      </div>
    );
  }
  return (
    <div className={classes.view} role="alert">
      <h1>{t('failed.title')}</h1>
      <p className={classes.text}>{t('failed.text')}</p>
      {digest ? <p className={classes.reference}>{t('failed.reference', { id: digest })}</p> : null}
      <Button onClick={retry}>{t('failed.retry')}</Button>
    </div>
  );
}
