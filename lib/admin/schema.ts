import { z } from 'zod';
import { layers } from '../cache/layers.ts';
import { idField } from '../forms/fields.ts';
import { hideables } from './hideable.ts';

/** Messages are keys of the `validation` namespace. */
export const userIdSchema = z.object({ userId: idField });
export const claimDecisionSchema = z.object({ claimId: idField, decision: z.enum(['confirm', 'refuse'], 'choose') });
export const reportDecisionSchema = z.object({ reportId: idField, decision: z.enum(['uphold', 'dismiss'], 'choose') });
export const showSchema = z.object({ type: z.enum(hideables, 'choose'), id: idField });
export const messageIdSchema = z.object({ messageId: idField });

const layerField = z.enum(layers, 'choose');
const mostTags = 50;

/** What a site admin can do to the cache. Tags are separated by spaces or commas. */
export const cacheActSchema = z.discriminatedUnion('act', [
  z.object({ act: z.literal('clear'), layer: layerField }),
  z.object({
    act: z.literal('invalidate'),
    tags: z
      .string('required')
      .transform((text) => text.split(/[\s,]+/).filter((tag) => tag !== ''))
      .pipe(z.array(z.string().max(200, 'tooLong')).min(1, 'required').max(mostTags, 'tooLong')),
  }),
  z.object({ act: z.literal('drop'), key: z.string('required').trim().min(1, 'required').max(300, 'tooLong') }),
  z.object({ act: z.literal('switch'), layer: layerField, percent: z.coerce.number().int('invalid').min(0).max(100) }),
]);
export type CacheAct = z.infer<typeof cacheActSchema>;
