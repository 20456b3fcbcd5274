import { createHash } from 'node:crypto';
import { Command } from 'ioredis';
import type { RedisClient } from '../redis-client.ts';

type Argument = string | number | Buffer;

const digests = new Map<string, string>();

/**
 * Runs a script by its digest: one round trip, but for the first time on a server that does not know it yet. In a cluster
 * all `keys` are in one slot; the digest and the text go to its node.
 */
export async function runScript(
  redis: RedisClient,
  source: string,
  keys: readonly string[],
  args: readonly Argument[],
): Promise<unknown> {
  try {
    return await redis.evalsha(digestOf(source), keys.length, ...keys, ...args);
  } catch (error) {
    if (!isUnknownScript(error)) throw error;
    return redis.eval(source, keys.length, ...keys, ...args);
  }
}

/** As `runScript`, for replies that hold bytes: every string of the reply is a Buffer. */
export async function runScriptForBytes(
  redis: RedisClient,
  source: string,
  keys: readonly string[],
  args: readonly Argument[],
): Promise<unknown> {
  const send = (name: string, script: string) =>
    redis.sendCommand(new Command(name, [script, keys.length, ...keys, ...args], { replyEncoding: null }));
  try {
    return await send('evalsha', digestOf(source));
  } catch (error) {
    if (!isUnknownScript(error)) throw error;
    return send('eval', source);
  }
}

function digestOf(source: string): string {
  const known = digests.get(source);
  if (known !== undefined) return known;
  const digest = createHash('sha1').update(source).digest('hex');
  digests.set(source, digest);
  return digest;
}

function isUnknownScript(error: unknown): boolean {
  return error instanceof Error && error.message.startsWith('NOSCRIPT');
}
