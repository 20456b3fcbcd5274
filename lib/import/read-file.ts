import { readIracingResult } from './iracing/read-result.ts';
import type { Parsed } from './race-file.ts';

export const maxFileBytes = 10 * 1024 * 1024;

/** The race a result file tells of. Never throws: what is wrong with a file is a value. */
export function readRaceFile(bytes: Uint8Array): Parsed {
  if (bytes.byteLength > maxFileBytes) return unreadable('the file is larger than 10 MB');
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    return unreadable(`the file is not JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
  return readIracingResult(json);
}

function unreadable(message: string): Parsed {
  return { ok: false, problems: [{ path: '', message }] };
}
