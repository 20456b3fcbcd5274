'use client';

import { Button, Stack } from '@mantine/core';
import type { FormState } from '@/lib/forms';
import { useFormAction } from '@/lib/forms/use-form-action';
import { FormAlert } from './form-alert';

type Props = {
  action: (previous: FormState, form: FormData) => Promise<FormState>;
  /** The one hidden field: what the button is pressed for. */
  name: string;
  value: string;
  label: string;
  /** Says which one, where several such buttons stand on a page. */
  describedBy?: string;
  color?: string;
};

/** A button that does one thing to one thing. */
export function PressForm({ action, name, value, label, describedBy, color }: Props) {
  const { state, pending, form } = useFormAction(action);
  return (
    <form {...form}>
      <input type="hidden" name={name} value={value} />
      <Stack gap="xs" align="flex-start">
        <FormAlert state={state} />
        <Button
          type="submit"
          variant="default"
          disabled={pending}
          aria-describedby={describedBy}
          {...(color ? { c: color } : {})}
        >
          {label}
        </Button>
      </Stack>
    </form>
  );
}
