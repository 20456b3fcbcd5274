import { Alert, Text } from '@mantine/core';

/** That a filter of the address is not known and was left out. */
export function UnknownFilters({ title, text }: { title: string; text: string }) {
  return (
    <Alert color="yellow" mb="md" role="status">
      <Text fw={600}>{title}</Text>
      {text}
    </Alert>
  );
}
