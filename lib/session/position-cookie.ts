import { cookies } from 'next/headers';
import { isSecureSite } from './secure-site.ts';

export const positionCookie = 'simlane_pos';
/** Longer than τ + Δ by far: the writer's next requests sync wherever they land. */
const positionMaxAgeSeconds = 30;

/** Tells the writer's next requests which write they must see. Null (Redis gone) sets nothing: reads go to Postgres. */
export async function setPositionCookie(position: number | null): Promise<void> {
  if (position === null) return;
  const jar = await cookies();
  jar.set(positionCookie, String(position), {
    httpOnly: true,
    sameSite: 'lax',
    secure: isSecureSite(),
    path: '/',
    maxAge: positionMaxAgeSeconds,
  });
}
