/** Values behind which no row of a list stands, and before which none does. */
export const farthest = {
  id: 'ffffffff-ffff-ffff-ffff-ffffffffffff',
  text: '\u{10ffff}',
  micros: 240e15,
} as const;
export const lowest = { id: '00000000-0000-0000-0000-000000000000', micros: -60e15 } as const;
