/**
 * A rough upper bound, in bits, on what an attacker must guess: of the shortest part that is repeated, the lesser of how
 * surprising its characters are and how surprising their steps are (`abcd…` has one step only).
 */
export function entropyBits(text: string): number {
  const part = text.slice(0, period(text));
  const steps = [...part].slice(1).map((character, i) => String(character.charCodeAt(0) - part.charCodeAt(i)));
  return Math.min(bits([...part]), bits(steps));
}

function bits(symbols: readonly string[]): number {
  const counts = new Map<string, number>();
  for (const symbol of symbols) counts.set(symbol, (counts.get(symbol) ?? 0) + 1);
  let sum = 0;
  for (const count of counts.values()) sum -= count * Math.log2(count / symbols.length);
  return sum;
}

function period(text: string): number {
  for (let length = 1; length < text.length; length += 1) {
    if (text.slice(length) === text.slice(0, text.length - length)) return length;
  }
  return text.length;
}
