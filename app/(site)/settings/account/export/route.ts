import { takeAttempt } from '@/lib/rate-limit';
import { requireViewer } from '@/lib/session';
import { exportAccount } from '@/lib/users/export';
import { dataExport } from '@/lib/users/limits';

/** All that is kept about who asks, as a file. */
export async function GET(): Promise<Response> {
  const viewer = await requireViewer('/settings/account');
  const attempt = await takeAttempt(dataExport, viewer.userId);
  if (!attempt.ok) return new Response(null, { status: 429, headers: { 'cache-control': 'no-store' } });
  return new Response(await exportAccount(viewer.userId), {
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'content-disposition': `attachment; filename="simlane-${viewer.handle}.json"`,
      'cache-control': 'private, no-store',
    },
  });
}
