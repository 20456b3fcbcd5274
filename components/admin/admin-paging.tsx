import { Pagination } from '@/components/ui/pagination';
import type { Locale } from '@/lib/i18n/locales';
import { getTranslator } from '@/lib/i18n/server';

type Props = {
  locale: Locale;
  path: string;
  /** Filters of the list, to be kept. */
  filters?: Readonly<Record<string, string>>;
  after: string | null;
  next: string | null;
};

export function AdminPaging({ locale, path, filters = {}, after, next }: Props) {
  const t = getTranslator(locale, 'admin');
  const at = (place: string | null) => {
    const query = new URLSearchParams(Object.entries(filters).filter(([, value]) => value !== ''));
    if (place !== null) query.set('after', place);
    return query.size === 0 ? path : `${path}?${query}`;
  };
  return (
    <Pagination
      label={t('paging.label')}
      previous={after !== null && { href: at(null), label: t('paging.first') }}
      next={next && { href: at(next), label: t('paging.next') }}
    />
  );
}
