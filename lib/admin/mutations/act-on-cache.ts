import { auditLogs } from '../../../drizzle/schema/index.ts';
import { cacheRuntime, clearLayer, invalidate } from '../../cache/index.ts';
import { setSwitch } from '../../cache/switches.ts';
import { keyTag } from '../../cache/tags.ts';
import { type WriteResult, write } from '../../db/write.ts';
import { log } from '../../log/index.ts';
import { type Actor, can, rolesOf } from '../../policy/index.ts';
import { isPasswordOf, type WrongPassword, wrongPassword } from '../../users/data.ts';
import type { CacheAct } from '../schema.ts';

export type CacheActError = 'forbidden' | 'redisAway' | WrongPassword;

/**
 * Does it on all instances, on proof of the password. The audit says first what was asked for, so that nothing is ever done
 * that it does not say; where Redis could not be reached, it says what was tried.
 */
export async function actOnCache(
  actor: NonNullable<Actor>,
  act: CacheAct,
  currentPassword: string,
): Promise<WriteResult<void, CacheActError>> {
  if (!can(rolesOf(actor), 'admin.act-on-cache')) return { ok: false, error: 'forbidden' };
  if (!(await isPasswordOf(actor.userId, currentPassword))) return { ok: false, error: wrongPassword };
  const { act: name, ...details } = act;
  const audited = await write(async (tx) => {
    await tx
      .insert(auditLogs)
      .values({ actorId: actor.userId, action: `cache.${name}`, subjectType: 'cache', details });
  });
  const position = await perform(act);
  if (position === 'redisAway') return { ok: false, error: 'redisAway' };
  return { ok: true, ...audited, position: position ?? audited.position };
}

/** The position to which its reader must be brought; null where there is none. */
async function perform(act: CacheAct): Promise<number | null | 'redisAway'> {
  switch (act.act) {
    case 'clear':
      return (await clearLayer(act.layer, 'admin')) ?? 'redisAway';
    case 'invalidate':
      return (await invalidate(act.tags, { source: 'admin' })) ?? 'redisAway';
    case 'drop':
      return (await invalidate([keyTag(act.key)], { source: 'admin' })) ?? 'redisAway';
    case 'switch':
      try {
        await setSwitch(cacheRuntime(), act.layer, act.percent);
        await cacheRuntime().mirror.refresh();
        return null;
      } catch (err) {
        log.warn({ err, layer: act.layer }, 'a layer could not be switched');
        return 'redisAway';
      }
  }
}
