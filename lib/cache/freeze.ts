/** Freezes a plain value in depth: one result is shared by many readers. Buffers and class instances stay as they are. */
export function freeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  const isPlain = Array.isArray(value) || Object.getPrototypeOf(value) === Object.prototype;
  if (!isPlain) return value;
  for (const part of Object.values(value)) freeze(part);
  return Object.freeze(value);
}
