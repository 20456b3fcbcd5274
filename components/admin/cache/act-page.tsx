import { Alert } from '@mantine/core';
import { Panel } from '@/components/ui/panel';
import { SiteLink } from '@/components/ui/site-link';
import { countEffect } from '@/lib/admin/data/cache-effect';
import { type CacheAct, cacheActSchema } from '@/lib/admin/schema';
import type { Locale } from '@/lib/i18n/locales';
import { ClientMessages, getTranslator } from '@/lib/i18n/server';
import { AdminFrame } from '../admin-frame';
import { ActForm } from './act-form';
import { readableAlert } from './readable-alert';

type Props = { locale: Locale; asked: Readonly<Record<string, string>> };

/** What would be done, and what it would touch; and the password that does it. */
export async function ActPage({ locale, asked }: Props) {
  const t = getTranslator(locale, 'admin');
  const parsed = cacheActSchema.safeParse(asked);
  return (
    <AdminFrame locale={locale} section="cache">
      <p>
        <SiteLink href="/admin/cache#act">{t('cache.back')}</SiteLink>
      </p>
      {parsed.success ? (
        <Confirm locale={locale} act={parsed.data} />
      ) : (
        <Alert color="red" title={t('cache.actInvalid')} styles={readableAlert}>
          {t('cache.actInvalidText')}
        </Alert>
      )}
    </AdminFrame>
  );
}

async function Confirm({ locale, act }: { locale: Locale; act: CacheAct }) {
  const t = getTranslator(locale, 'admin');
  const effect = await countEffect(act);
  const counted = act.act === 'clear' || act.act === 'invalidate';
  return (
    <Panel title={t(`cache.acts.${act.act}`)} description={t(`cache.actsText.${act.act}`)}>
      <dl>
        {Object.entries(fieldsOf(act)).map(([name, value]) =>
          name === 'act' ? null : (
            <div key={name}>
              <dt>{t(`cache.actFields.${name as 'layer' | 'tags' | 'key' | 'percent'}`)}</dt>
              <dd style={{ marginInlineStart: 0, overflowWrap: 'anywhere' }}>
                <code>{value}</code>
              </dd>
            </div>
          ),
        )}
      </dl>
      {counted ? (
        <p>
          <strong>{effect ? t('cache.effect', effect) : t('cache.effectUnknown')}</strong>
        </p>
      ) : null}
      <ClientMessages locale={locale} namespaces={['admin', 'auth', 'validation']}>
        <ActForm fields={fieldsOf(act)} label={t(`cache.acts.${act.act}`)} />
      </ClientMessages>
    </Panel>
  );
}

/** As the form sends it again. */
function fieldsOf(act: CacheAct): Record<string, string> {
  return Object.fromEntries(
    Object.entries(act).map(([name, value]) => [name, Array.isArray(value) ? value.join(' ') : String(value)]),
  );
}
