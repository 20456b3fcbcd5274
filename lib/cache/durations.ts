/** A length of time in milliseconds. Made by `seconds`, `minutes` or `hours`, so that no bare number is mistaken for one. */
export type Duration = number & { readonly __unit: 'ms' };

export const seconds = (n: number): Duration => (n * 1_000) as Duration;
export const minutes = (n: number): Duration => (n * 60_000) as Duration;
export const hours = (n: number): Duration => (n * 3_600_000) as Duration;
