'use client';

import { Button, Group } from '@mantine/core';

/** The button of a `useFormAction` form; off while it is being sent. */
export function SaveButton({
  pending,
  label,
  pendingLabel,
}: {
  pending: boolean;
  label: string;
  pendingLabel: string;
}) {
  return (
    <Group>
      <Button type="submit" disabled={pending}>
        {pending ? pendingLabel : label}
      </Button>
    </Group>
  );
}
