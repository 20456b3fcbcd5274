import { InvalidArgumentError } from 'commander';

/** An option that must be a whole number above 0. */
export function whole(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1) throw new InvalidArgumentError('must be a whole number above 0');
  return value;
}
