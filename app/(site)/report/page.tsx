import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { ReportPage } from '@/components/reports/report-page';
import { getSiteLocale, getTranslator } from '@/lib/i18n/server';
import { getReportSubject } from '@/lib/reports/data';
import { reportSubjectSchema } from '@/lib/reports/schema';
import { requireViewer } from '@/lib/session';

export async function generateMetadata(): Promise<Metadata> {
  return { title: getTranslator(await getSiteLocale(), 'reports')('title'), robots: { index: false } };
}

export default async function Page({ searchParams }: PageProps<'/report'>) {
  const parsed = reportSubjectSchema.safeParse(await searchParams);
  if (!parsed.success) notFound();
  const { type, id } = parsed.data;
  const viewer = await requireViewer(`/report?type=${type}&id=${id}`);
  const name = await getReportSubject(viewer.userId, type, id);
  if (name === null) notFound();
  return <ReportPage locale={viewer.locale} type={type} id={id} name={name} />;
}
