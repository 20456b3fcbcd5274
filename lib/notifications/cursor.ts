import { z } from 'zod';

/** Microseconds since 1970, then the id. */
const shape = z.tuple([z.int().min(0).max(250e15), z.uuid()]);
export type NoticePlace = z.output<typeof shape>;

export function encodeNoticePlace(place: NoticePlace): string {
  return Buffer.from(JSON.stringify(place)).toString('base64url');
}

/** Null if the text is no place in its one spelling. */
export function decodeNoticePlace(text: string | undefined): NoticePlace | null {
  if (text === undefined || text.length > 200 || !/^[\w-]+$/.test(text)) return null;
  try {
    const parsed = shape.safeParse(JSON.parse(Buffer.from(text, 'base64url').toString()));
    return parsed.success && encodeNoticePlace(parsed.data) === text ? parsed.data : null;
  } catch {
    return null;
  }
}
