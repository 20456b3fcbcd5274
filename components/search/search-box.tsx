'use client';

import { Button, Combobox, Group, TextInput, useCombobox, VisuallyHidden } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, QueryClient, QueryClientProvider, useQuery } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { useTranslations } from 'use-intl/react';
import type { Hit } from '@/lib/search/hit';

type Props = { q: string /** A filter that is kept. */; type: string | null };

const shortest = 2;
const pauseMs = 180;

/**
 * The search field: a plain form, which offers what matches while somebody types once the page has come alive. Enter
 * without a chosen suggestion sends the form.
 */
export function SearchBox(props: Props) {
  const [client] = useState(
    () =>
      new QueryClient({
        defaultOptions: { queries: { retry: false, staleTime: 30_000, refetchOnWindowFocus: false } },
      }),
  );
  return (
    <QueryClientProvider client={client}>
      <Field {...props} />
    </QueryClientProvider>
  );
}

async function fetchSuggestions(q: string, signal: AbortSignal): Promise<Hit[]> {
  const answer = await fetch(`/api/search/suggestions?q=${encodeURIComponent(q)}`, { signal });
  if (!answer.ok) throw new Error(`suggestions: ${answer.status}`);
  return ((await answer.json()) as { suggestions: Hit[] }).suggestions;
}

function Field({ q, type }: Props) {
  const t = useTranslations('search');
  const router = useRouter();
  const [typed, setTyped] = useState(q);
  const [asked] = useDebouncedValue(typed.trim(), pauseMs);
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const { data = [], isError } = useQuery({
    queryKey: ['suggestions', asked],
    queryFn: ({ signal }) => fetchSuggestions(asked, signal),
    enabled: asked.length >= shortest && asked !== q,
    placeholderData: keepPreviousData,
  });
  const offered = typed.trim().length >= shortest ? data : [];
  const groups = Map.groupBy(offered, (hit) => hit.type);
  return (
    <search aria-label={t('label')}>
      <form action="/search" method="get">
        {type ? <input type="hidden" name="type" value={type} /> : null}
        <Group align="end" mb="lg">
          <Combobox
            store={combobox}
            withinPortal={false}
            onOptionSubmit={(id) => {
              const path = offered.find((hit) => hit.id === id)?.path;
              combobox.closeDropdown();
              if (path) router.push(path);
            }}
          >
            <Combobox.Target>
              <TextInput
                type="search"
                name="q"
                label={t('label')}
                placeholder={t('placeholder')}
                value={typed}
                onChange={(event) => {
                  setTyped(event.currentTarget.value);
                  combobox.openDropdown();
                  combobox.resetSelectedOption();
                }}
                onBlur={() => combobox.closeDropdown()}
                maxLength={64}
                autoComplete="off"
                style={{ flex: '1 1 16rem' }}
              />
            </Combobox.Target>
            <Combobox.Dropdown hidden={offered.length === 0}>
              <Combobox.Options aria-label={t('suggestions.label')}>
                {[...groups].map(([kind, hits]) => (
                  <Combobox.Group key={kind} label={t(`types.${kind}`)}>
                    {hits.map((hit) => (
                      <Combobox.Option key={hit.id} value={hit.id} disabled={hit.path === null}>
                        {hit.title} {hit.subtitle ? <small>{hit.subtitle}</small> : null}
                      </Combobox.Option>
                    ))}
                  </Combobox.Group>
                ))}
              </Combobox.Options>
            </Combobox.Dropdown>
          </Combobox>
          <Button type="submit">{t('submit')}</Button>
        </Group>
        <VisuallyHidden role="status">
          {isError
            ? t('suggestions.failed')
            : combobox.dropdownOpened && asked.length >= shortest
              ? t('suggestions.count', { count: offered.length })
              : ''}
        </VisuallyHidden>
      </form>
    </search>
  );
}
