export const dynamic = 'force-dynamic';

/** Whether this process answers. It asks nobody else: a balancer must not take out every instance when Redis is slow. */
export function GET(): Response {
  return Response.json({ status: 'ok' }, { headers: { 'cache-control': 'no-store' } });
}
