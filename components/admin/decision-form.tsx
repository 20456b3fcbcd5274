'use client';

import { Button, Group, Stack } from '@mantine/core';
import { FormAlert } from '@/components/ui/form-alert';
import type { FormState } from '@/lib/forms';
import { useFormAction } from '@/lib/forms/use-form-action';

type Props = {
  action: (previous: FormState, form: FormData) => Promise<FormState>;
  /** Hidden fields: what is decided on. */
  ids: Readonly<Record<string, string>>;
  label: string;
  choices: readonly { value: string; label: string; primary?: boolean }[];
};

/** One decision of some, each a button: `decision` is the one pressed. */
export function DecisionForm({ action, ids, label, choices }: Props) {
  const { state, pending, form } = useFormAction(action);
  return (
    <form {...form} aria-label={label}>
      {Object.entries(ids).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Stack gap="xs">
        <FormAlert state={state} />
        <Group>
          {choices.map((choice) => (
            <Button
              key={choice.value}
              type="submit"
              name="decision"
              value={choice.value}
              variant={choice.primary ? 'filled' : 'default'}
              disabled={pending}
            >
              {choice.label}
            </Button>
          ))}
        </Group>
      </Stack>
    </form>
  );
}
