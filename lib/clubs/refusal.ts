import { fieldError, formError } from '../forms/index.ts';
import type { ClubError } from './write-club.ts';

/** A refused change, next to the field it is about. */
export function refusalOf(form: FormData, { field, key }: ClubError) {
  return field === null ? formError(form, key) : fieldError<string>(form, field, key);
}
