import { VisuallyHidden } from '@mantine/core';

/** An empty cell: a dash to look at, a word to listen to. */
export function None({ label }: { label: string }) {
  return (
    <>
      <span aria-hidden="true">–</span>
      <VisuallyHidden>{label}</VisuallyHidden>
    </>
  );
}
