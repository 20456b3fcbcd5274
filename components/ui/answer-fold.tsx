import { Box } from '@mantine/core';
import type { ReactNode } from 'react';
import type { FormState } from '@/lib/forms';

type Props = { summary: ReactNode /** Of the forms inside. */; states: readonly FormState[]; children: ReactNode };

/** Forms folded away until they are asked for. Without JavaScript an answer comes with a new page: it opens it again. */
export function AnswerFold({ summary, states, children }: Props) {
  return (
    <details open={states.some(({ status }) => status !== 'idle')}>
      <summary>{summary}</summary>
      <Box mt="sm">{children}</Box>
    </details>
  );
}
