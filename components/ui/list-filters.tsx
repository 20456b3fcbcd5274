import { Button, Group, NativeSelect, SimpleGrid, TextInput } from '@mantine/core';
import { SiteLink } from './site-link';

type Select = {
  name: string;
  label: string;
  value: string;
  data: readonly { value: string; label: string }[];
};
type Props = {
  label: string;
  /** The page's own address. */
  action: string;
  search: { label: string; placeholder?: string; value: string; maxLength: number };
  selects: readonly Select[];
  apply: string;
  /** Words of the way back to the whole list; nothing while it is whole. */
  clear: string | null;
};

/** Search and choices over a list: a plain GET form, whose address is the page's own, with JavaScript or without. */
export function ListFilters({ label, action, search, selects, apply, clear }: Props) {
  return (
    <search aria-label={label}>
      <form action={action} method="get">
        <SimpleGrid cols={{ base: 1, xs: 2, md: 3 }} mb="md">
          <TextInput
            type="search"
            name="q"
            label={search.label}
            {...(search.placeholder ? { placeholder: search.placeholder } : {})}
            defaultValue={search.value}
            maxLength={search.maxLength}
            autoComplete="off"
          />
          {selects.map((select) => (
            <NativeSelect
              key={select.name}
              name={select.name}
              label={select.label}
              defaultValue={select.value}
              data={[...select.data]}
            />
          ))}
        </SimpleGrid>
        <Group mb="lg">
          <Button type="submit">{apply}</Button>
          {clear ? <SiteLink href={action}>{clear}</SiteLink> : null}
        </Group>
      </form>
    </search>
  );
}
