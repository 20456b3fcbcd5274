import { Button, NativeSelect, SimpleGrid, Stack, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { Panel } from '@/components/ui/panel';
import { layers } from '@/lib/cache/layers';
import { getTranslator } from '@/lib/i18n/server';
import type { CachePanelProps } from './panel-props';

/** Forms that ask what to do; each leads to a page that says what it would touch, and asks for the password. */
export function ActPanel({ locale }: Pick<CachePanelProps, 'locale'>) {
  const t = getTranslator(locale, 'admin');
  const layer = <NativeSelect name="layer" label={t('cache.layer')} data={[...layers]} />;
  return (
    <Panel title={t('cache.act')} description={t('cache.actText')} id="act">
      <SimpleGrid cols={{ base: 1, sm: 2, lg: 4 }}>
        <Form to="/admin/cache/key" name={t('cache.inspect')}>
          <TextInput
            name="subject"
            label={t('cache.subject')}
            placeholder="/profiles"
            required
            withAsterisk={false}
            maxLength={254}
            autoComplete="off"
            autoCapitalize="none"
          />
          <Submit>{t('cache.inspect')}</Submit>
        </Form>
        <Form to="/admin/cache/act" act="invalidate" name={t('cache.acts.invalidate')}>
          <TextInput
            name="tags"
            label={t('cache.tagsField')}
            placeholder="t:clubs"
            required
            withAsterisk={false}
            maxLength={254}
            autoComplete="off"
            autoCapitalize="none"
          />
          <Submit>{t('cache.acts.invalidate')}</Submit>
        </Form>
        <Form to="/admin/cache/act" act="clear" name={t('cache.acts.clear')}>
          {layer}
          <Submit>{t('cache.acts.clear')}</Submit>
        </Form>
        <Form to="/admin/cache/act" act="switch" name={t('cache.acts.switch')}>
          {layer}
          <NativeSelect
            name="percent"
            label={t('cache.percentField')}
            data={['0', '1', '10', '50', '100'].map((value) => ({ value, label: `${value} %` }))}
          />
          <Submit>{t('cache.acts.switch')}</Submit>
        </Form>
      </SimpleGrid>
    </Panel>
  );
}

function Form({ to, act, name, children }: { to: string; act?: string; name: string; children: ReactNode }) {
  return (
    <form action={to} method="get" aria-label={name}>
      {act ? <input type="hidden" name="act" value={act} /> : null}
      <Stack gap="xs">{children}</Stack>
    </form>
  );
}

function Submit({ children }: { children: ReactNode }) {
  return (
    <Button type="submit" variant="default" style={{ alignSelf: 'start' }}>
      {children} …
    </Button>
  );
}
