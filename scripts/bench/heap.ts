import { readFileSync } from 'node:fs';
import { freePort } from '../services/ports.ts';

/** Megabytes. `heap`: what is reachable after a collection. */
export type Memory = { rss: number; heap: number };

/** Lets a process' heap be asked for: pass `execArgv` to its Node. The inspector listens from the first question on. */
export async function heapProbe(): Promise<{ execArgv: string[]; read: (pid: number) => Promise<Memory> }> {
  const port = await freePort();
  return {
    execArgv: [`--inspect-port=127.0.0.1:${port}`],
    async read(pid) {
      const socket = await inspectorOf(pid, port);
      await ask(socket, 'HeapProfiler.collectGarbage');
      const { usedSize } = (await ask(socket, 'Runtime.getHeapUsage')) as { usedSize: number };
      socket.close();
      return { rss: rssOf(pid), heap: megabytes(usedSize) };
    },
  };
}

export function megabytes(bytes: number): number {
  return Math.round(bytes / 1024 / 102.4) / 10;
}

/** Linux only; elsewhere 0. */
function rssOf(pid: number): number {
  try {
    const kilobytes = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return megabytes(Number(kilobytes) * 1024);
  } catch {
    return 0;
  }
}

async function inspectorOf(pid: number, port: number): Promise<WebSocket> {
  process.kill(pid, 'SIGUSR1');
  for (let attempt = 0; ; attempt += 1) {
    try {
      const targets = (await (await fetch(`http://127.0.0.1:${port}/json`)).json()) as {
        webSocketDebuggerUrl: string;
      }[];
      const socket = new WebSocket(targets[0]?.webSocketDebuggerUrl ?? '');
      await new Promise((resolve, reject) => {
        socket.onopen = resolve;
        socket.onerror = reject;
      });
      return socket;
    } catch (error) {
      if (attempt >= 100) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

let lastId = 0;

function ask(socket: WebSocket, method: string): Promise<unknown> {
  lastId += 1;
  const id = lastId;
  return new Promise((resolve, reject) => {
    const onMessage = (event: MessageEvent) => {
      const answer = JSON.parse(String(event.data)) as { id?: number; result?: unknown; error?: { message: string } };
      if (answer.id !== id) return;
      socket.removeEventListener('message', onMessage);
      if (answer.error) reject(new Error(answer.error.message));
      else resolve(answer.result);
    };
    socket.addEventListener('message', onMessage);
    socket.send(JSON.stringify({ id, method }));
  });
}
