'use client';

import { Anchor, NativeSelect, Stack, TextInput, useMantineColorScheme } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useTranslations } from 'use-intl/react';
import { FormAlert } from '@/components/ui/form-alert';
import { Panel } from '@/components/ui/panel';
import { SaveButton } from '@/components/ui/save-button';
import { useFieldProps } from '@/components/ui/use-field-props';
import { useFormAction } from '@/lib/forms/use-form-action';
import { localeNames, locales } from '@/lib/i18n/locales';
import { saveAccountAction } from '@/lib/users/actions';
import type { OwnAccount } from '@/lib/users/data';
import { TimeZoneField } from './time-zone-field';

const languages = locales.map((value) => ({ value, label: localeNames[value] }));

export function AccountForm({ account, zones }: { account: Omit<OwnAccount, 'email'>; zones: readonly string[] }) {
  const t = useTranslations('settings.account');
  const { state, pending, form } = useFormAction(saveAccountAction);
  const field = useFieldProps(state, account);
  useColorScheme(account.theme);
  const plain = { required: true, withAsterisk: false, spellCheck: false } as const;
  return (
    <form {...form} noValidate>
      <Stack gap="xl">
        <Panel title={t('you')}>
          <Stack>
            <TextInput
              label={t('name')}
              description={t('nameHint')}
              autoComplete="name"
              maxLength={80}
              {...plain}
              {...field('name')}
            />
            <TextInput
              label={t('handle')}
              description={t('handleHint')}
              autoComplete="nickname"
              autoCapitalize="none"
              maxLength={24}
              {...plain}
              {...field('handle')}
            />
          </Stack>
        </Panel>
        <Panel title={t('display')}>
          <Stack>
            <NativeSelect label={t('locale')} data={languages} {...field('locale')} />
            <NativeSelect
              label={t('theme')}
              data={(['system', 'light', 'dark'] as const).map((value) => ({ value, label: t(`themes.${value}`) }))}
              {...field('theme')}
            />
            <TimeZoneField
              label={t('timeZone')}
              zones={zones}
              hint={({ browser, take }) =>
                browser && browser !== account.timeZone ? (
                  <>
                    {t('timeZoneBrowser', { zone: browser })}{' '}
                    <Anchor component="button" type="button" size="xs" onClick={take}>
                      {t('useBrowserZone', { zone: browser })}
                    </Anchor>
                  </>
                ) : (
                  t('timeZoneHint')
                )
              }
              {...field('timeZone')}
            />
            <NativeSelect
              label={t('hourCycle')}
              data={(['h23', 'h12'] as const).map((value) => ({ value, label: t(`hourCycles.${value}`) }))}
              {...field('hourCycle')}
            />
          </Stack>
        </Panel>
        <Stack>
          <FormAlert state={state} saved={t('saved')} />
          <SaveButton pending={pending} label={t('save')} pendingLabel={t('pending')} />
        </Stack>
      </Stack>
    </form>
  );
}

/** The page follows a saved choice at once. Only a change of it: the switch in the header may show another meanwhile. */
function useColorScheme(theme: OwnAccount['theme']): void {
  const { setColorScheme } = useMantineColorScheme();
  const shown = useRef(theme);
  useEffect(() => {
    if (shown.current === theme) return;
    shown.current = theme;
    setColorScheme(theme === 'system' ? 'auto' : theme);
  }, [theme, setColorScheme]);
}
