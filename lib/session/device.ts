import { headers } from 'next/headers';
import { env } from '../env/index.ts';
import { clientAddress } from './client-address.ts';
import type { Device } from './create-session.ts';

/** The browser and address of this request. */
export async function requestDevice(): Promise<Device> {
  const head = await headers();
  return { userAgent: head.get('user-agent'), address: clientAddress(head, env().trustedProxies) };
}
