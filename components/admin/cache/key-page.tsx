import { Alert, Button, Group, NativeSelect, Stack, TextInput } from '@mantine/core';
import { DataTable } from '@/components/ui/data-table';
import { LinkButton } from '@/components/ui/link-button';
import { Panel } from '@/components/ui/panel';
import { SiteLink } from '@/components/ui/site-link';
import { explainSubject } from '@/lib/admin/data/explained-key';
import type { Explained } from '@/lib/cache/explain';
import { isLayer } from '@/lib/cache/layers';
import { type Locale, locales } from '@/lib/i18n/locales';
import { getTranslator } from '@/lib/i18n/server';
import { AdminFrame } from '../admin-frame';
import { figures } from './figures';
import { readableAlert } from './readable-alert';

type Props = { locale: Locale; subject: string; language: Locale };

const shownTags = 24;

/** Why a key, or the stored page of an address, is or is not given out. Never a value. */
export async function KeyPage({ locale, subject, language }: Props) {
  const t = getTranslator(locale, 'admin');
  const explained = subject === '' ? null : await explainSubject(subject, language);
  return (
    <AdminFrame locale={locale} section="cache">
      <p>
        <SiteLink href="/admin/cache#act">{t('cache.back')}</SiteLink>
      </p>
      <search>
        <form action="/admin/cache/key" method="get" aria-label={t('cache.inspect')}>
          <Group align="end">
            <TextInput
              name="subject"
              label={t('cache.subject')}
              defaultValue={subject}
              required
              withAsterisk={false}
              maxLength={254}
              autoComplete="off"
              autoCapitalize="none"
              style={{ flex: '1 1 16rem' }}
              error={typeof explained === 'string' ? t(`cache.keyProblems.${explained}`) : undefined}
            />
            <NativeSelect name="language" label={t('cache.language')} data={[...locales]} defaultValue={language} />
            <Button type="submit">{t('cache.inspect')}</Button>
          </Group>
        </form>
      </search>
      {explained !== null && typeof explained !== 'string' ? <KeyPanel explained={explained} locale={locale} /> : null}
    </AdminFrame>
  );
}

function KeyPanel({ explained, locale }: { explained: Explained; locale: Locale }) {
  const t = getTranslator(locale, 'admin');
  const { count, bytes, duration } = figures(locale);
  const { key, verdict, place, name, stored, entry, clocks, inL1 } = explained;
  const tags = explained.tags.toSorted((a, b) => Number(b.ended) - Number(a.ended) || b.clock - a.clock);
  const facts: [string, string][] = [
    [t('cache.fact.key'), key],
    [t('cache.fact.what'), `${place} ${name}`],
    [t('cache.fact.inL1'), inL1 ? t('cache.yes') : t('cache.no')],
    ...(stored
      ? ([
          [t('cache.fact.size'), bytes(stored.bytes)],
          [t('cache.fact.sealed'), stored.isSealed ? t('cache.yes') : t('cache.no')],
          [t('cache.fact.ttl'), duration(stored.ttlMs)],
        ] as [string, string][])
      : []),
    ...(entry
      ? ([
          [t('cache.fact.age'), duration(entry.ageMs)],
          [t('cache.fact.fresh'), duration(entry.freshMs)],
          [t('cache.fact.cost'), duration(entry.costMs)],
          [t('cache.fact.position'), count(entry.position.s)],
        ] as [string, string][])
      : []),
    ...(clocks ? ([[t('cache.fact.clocks'), count(clocks.s)]] as [string, string][]) : []),
  ];
  const isGiven = verdict === 'valid' || verdict === 'stale';
  const mayBeDropped = stored !== null && isLayer(place);
  return (
    <Stack>
      <Alert color={isGiven ? 'green' : 'yellow'} styles={readableAlert} title={t(`cache.keyVerdict.${verdict}`)} />
      <Panel
        title={t('cache.fact.header')}
        aside={
          mayBeDropped ? (
            <LinkButton href={`/admin/cache/act?act=drop&key=${encodeURIComponent(key)}`} variant="default" size="xs">
              {t('cache.acts.drop')} …
            </LinkButton>
          ) : null
        }
      >
        <DataTable
          caption={t('cache.fact.header')}
          minWidth={280}
          columns={[
            { key: 'fact', header: t('cache.fact.fact'), rowHeader: true },
            { key: 'value', header: t('cache.fact.value') },
          ]}
          rows={facts.map(([fact, value]) => ({
            key: fact,
            cells: { fact, value: <span style={{ overflowWrap: 'anywhere' }}>{value}</span> },
          }))}
        />
      </Panel>
      {tags.length > 0 ? (
        <Panel
          title={t('cache.fact.tags')}
          description={
            tags.length > shownTags
              ? t('cache.fact.tagsSome', { shown: shownTags, all: tags.length })
              : t('cache.fact.tagsText')
          }
        >
          <DataTable
            caption={t('cache.fact.tags')}
            minWidth={320}
            columns={[
              { key: 'tag', header: t('cache.fact.tag'), rowHeader: true },
              { key: 'clock', header: t('cache.fact.clock'), numeric: true },
              { key: 'ended', header: t('cache.fact.ended') },
            ]}
            rows={tags.slice(0, shownTags).map(({ tag, clock, ended }) => ({
              key: tag,
              cells: { tag, clock: count(clock), ended: ended ? t('cache.fact.endedIt') : t('none') },
            }))}
          />
        </Panel>
      ) : null}
    </Stack>
  );
}
