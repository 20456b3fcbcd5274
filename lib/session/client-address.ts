import { peerHeader } from './peer-address.ts';

type HeaderReader = { get(name: string): string | null };

/**
 * The address to count attempts by: the socket's own, or behind `trustedProxies` proxies the one that the outermost of
 * them saw. What a client writes into X-Forwarded-For itself stands further left and is never reached.
 * 'unknown' when nothing can be believed: then all such clients share one allowance.
 */
export function clientAddress(headers: HeaderReader, trustedProxies: number): string {
  const peer = headers.get(peerHeader) ?? '';
  if (trustedProxies === 0) return bucket(peer);
  const hops = (headers.get('x-forwarded-for') ?? '').split(',').map((hop) => hop.trim());
  return bucket(hops.at(-trustedProxies) ?? peer);
}

/** An IPv6 customer has at least a /64, so that is what is counted. */
function bucket(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '');
  if (plain === '') return 'unknown';
  if (!plain.includes(':')) return plain;
  const [head = '', tail] = plain.toLowerCase().split('::', 2);
  const left = head === '' ? [] : head.split(':');
  const right = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - left.length - right.length);
  const groups = [...left, ...Array<string>(zeros).fill('0'), ...right];
  return `${groups
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':')}::/64`;
}
