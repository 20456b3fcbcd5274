'use client';

import { Button, Stack, Text } from '@mantine/core';
import { useId } from 'react';
import type { FormState } from '@/lib/forms';
import { useFormAction } from '@/lib/forms/use-form-action';
import { AnswerFold } from './answer-fold';
import { FormAlert } from './form-alert';

type Props = {
  action: (previous: FormState, form: FormData) => Promise<FormState>;
  /** The one hidden field: what the button is pressed for. */
  name: string;
  value: string;
  label: string;
  /** Says which one, where several such buttons stand on a page. */
  describedBy?: string;
  /** What the press does, said beside the button. */
  hint?: string;
  /** Folded away under these words: for what should not be pressed in passing. */
  fold?: string;
};

/** A button that does one thing to one thing. */
export function PressForm({ action, name, value, label, describedBy, hint, fold }: Props) {
  const hintId = useId();
  const { state, pending, form } = useFormAction(action);
  const pressable = (
    <form {...form}>
      <input type="hidden" name={name} value={value} />
      <Stack gap="xs" align="flex-start">
        <FormAlert state={state} />
        {hint ? (
          <Text size="sm" id={hintId}>
            {hint}
          </Text>
        ) : null}
        <Button type="submit" variant="default" disabled={pending} aria-describedby={hint ? hintId : describedBy}>
          {label}
        </Button>
      </Stack>
    </form>
  );
  return fold === undefined ? (
    pressable
  ) : (
    <AnswerFold summary={fold} states={[state]}>
      {pressable}
    </AnswerFold>
  );
}
