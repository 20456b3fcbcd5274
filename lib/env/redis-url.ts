export type RedisNode = { readonly host: string; readonly port: number };
type Login = { readonly username: string | undefined; readonly password: string | undefined };

/** What a Redis address leads to. Each layer's db is not part of it. */
export type RedisTarget =
  | { readonly kind: 'server'; readonly url: string }
  | ({ readonly kind: 'cluster'; readonly nodes: readonly RedisNode[]; readonly tls: boolean } & Login)
  | ({
      readonly kind: 'sentinel';
      readonly sentinels: readonly RedisNode[];
      readonly master: string;
      readonly tls: boolean;
      readonly sentinelLogin: Login;
    } & Login);

const forms = {
  server: 'redis://user:password@127.0.0.1:6379',
  cluster: 'redis+cluster://user:password@10.0.0.1:6379,10.0.0.2:6379',
  sentinel: 'redis+sentinel://user:password@10.0.0.1:26379,10.0.0.2:26379/mymaster',
} as const;
const shape =
  /^redis(?<tls>s?)\+(?<kind>cluster|sentinel):\/\/(?:(?<login>[^@/?]*)@)?(?<nodes>[^/?]*)(?:\/(?<path>[^?]*))?(?:\?(?<query>.*))?$/;

/**
 * Reads one server's address (`redis:`, `rediss:`), a cluster's (`redis+cluster:`) or a group's under Sentinel
 * (`redis+sentinel:`). Throws an Error that completes "REDIS_URL …" and never repeats the address: it may hold a password.
 */
export function parseRedisUrl(text: string): RedisTarget {
  const parts = shape.exec(text)?.groups;
  if (!parts) return { kind: 'server', url: serverUrl(text) };
  const { kind, path = '', nodes = '' } = parts;
  const tls = parts.tls === 's';
  const login = parseLogin(parts.login ?? '');
  const query = new URLSearchParams(parts.query);
  if (kind === 'cluster') {
    if (path !== '' && path !== '0') throw new Error('must name no db: a cluster has only db 0');
    refuseOthers(query, []);
    return { kind: 'cluster', nodes: parseNodes(nodes, 6379, forms.cluster), tls, ...login };
  }
  if (path === '' || path.includes('/')) throw new Error(`must end in the master's name, as in ${forms.sentinel}`);
  refuseOthers(query, ['sentinelUsername', 'sentinelPassword']);
  return {
    kind: 'sentinel',
    sentinels: parseNodes(nodes, 26379, forms.sentinel),
    master: decode(path),
    tls,
    ...login,
    sentinelLogin: {
      username: query.get('sentinelUsername') ?? undefined,
      password: query.get('sentinelPassword') ?? undefined,
    },
  };
}

/** A db number in the path is dropped: the layer says which db it uses. */
function serverUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url?.hostname || !['redis:', 'rediss:'].includes(url.protocol)) {
    throw new Error(`must be a URL such as ${forms.server}`);
  }
  if (url.hostname.includes(','))
    throw new Error(`must name one server; several are a cluster, as in ${forms.cluster}`);
  url.pathname = '';
  return url.toString();
}

function parseNodes(list: string, defaultPort: number, example: string): RedisNode[] {
  return list.split(',').map((address) => {
    // The parser of URLs knows IPv6 and ports; a login or a path can't be in here any more.
    const url = address !== '' && URL.canParse(`redis://${address}`) ? new URL(`redis://${address}`) : null;
    if (!url?.hostname) throw new Error(`must list host:port,host:port, as in ${example}`);
    return { host: url.hostname.replace(/^\[|\]$/g, ''), port: url.port === '' ? defaultPort : Number(url.port) };
  });
}

function parseLogin(login: string): Login {
  const [username = '', ...rest] = login.split(':');
  const password = rest.join(':');
  return { username: decode(username) || undefined, password: decode(password) || undefined };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new Error('must have % written as %25 in its user, password and names');
  }
}

function refuseOthers(query: URLSearchParams, known: readonly string[]): void {
  for (const name of query.keys()) if (!known.includes(name)) throw new Error(`must not have the parameter ${name}`);
}
