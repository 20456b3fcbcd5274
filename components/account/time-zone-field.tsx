'use client';

import { NativeSelect } from '@mantine/core';
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';

type TimeZoneFieldProps = {
  name: string;
  label: string;
  /** Zones as the server knows them: browsers name some differently, which would not match its markup. */
  zones: readonly string[];
  defaultValue: string;
  error?: string | undefined;
  autoFocus?: boolean;
  /** Take the browser's zone over, once, unless another was chosen. */
  detect?: boolean;
  hint: (zones: { browser: string | null; detected: boolean; take: () => void }) => ReactNode;
};

/** A list of IANA zones by region. Works without JavaScript; with it, knows the browser's zone. */
export function TimeZoneField({ zones, defaultValue, detect = false, hint, ...input }: TimeZoneFieldProps) {
  const ref = useRef<HTMLSelectElement>(null);
  const [browser, setBrowser] = useState<string | null>(null);
  const [detected, setDetected] = useState(false);
  const known = useMemo(() => (browser && !zones.includes(browser) ? [...zones, browser] : zones), [zones, browser]);

  useEffect(() => setBrowser(Intl.DateTimeFormat().resolvedOptions().timeZone || null), []);
  useEffect(() => {
    // After the render that made sure the zone is in the list; not when somebody was quicker and chose one.
    const select = ref.current;
    if (!detect || !browser || !select || select.value !== defaultValue) return;
    select.value = browser;
    setDetected(true);
  }, [browser, detect, defaultValue]);

  function take() {
    if (ref.current && browser) ref.current.value = browser;
  }

  return (
    <NativeSelect
      ref={ref}
      defaultValue={defaultValue}
      data={byRegion(known)}
      description={hint({ browser, detected, take })}
      {...input}
    />
  );
}

function byRegion(zones: readonly string[]) {
  const regions = new Map<string, { value: string; label: string }[]>();
  for (const zone of zones) {
    const [region = zone, ...place] = zone.split('/');
    const items = regions.get(region) ?? [];
    items.push({ value: zone, label: place.length > 0 ? place.join(' / ').replaceAll('_', ' ') : zone });
    regions.set(region, items);
  }
  return [...regions].map(([group, items]) => ({ group, items }));
}
