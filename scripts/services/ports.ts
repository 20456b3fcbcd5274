import { createServer } from 'node:net';

/** Whether nothing listens on the port; with no host, on any address of this machine. */
export function isPortFree(port: number, host?: string): Promise<boolean> {
  return listen(port, host).then(
    () => true,
    () => false,
  );
}

/** A free loopback port: the preferred one when nobody took it meanwhile. */
export async function freePort(preferred?: number): Promise<number> {
  if (preferred !== undefined && (await isPortFree(preferred, '127.0.0.1'))) return preferred;
  return listen(0, '127.0.0.1');
}

/** Why a port can't be listened on (EADDRINUSE, EACCES, …), or null when it can. */
export function portProblem(port: number): Promise<string | null> {
  return listen(port).then(
    () => null,
    (error: NodeJS.ErrnoException) => error.code ?? error.message,
  );
}

function listen(port: number, host?: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen({ port, exclusive: true, ...(host === undefined ? {} : { host }) }, () => {
      const address = server.address();
      const chosen = typeof address === 'object' && address ? address.port : port;
      server.close(() => resolve(chosen));
    });
  });
}
