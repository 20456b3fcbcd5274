type Place = { after: string | null; before: string | null };
type Page = { items: readonly unknown[]; previous: string | null; next: string | null };

/**
 * The place from which the last page is read forwards. `end` is a cursor beyond everything: the list is entered there
 * backwards, then taken one page back, whose end is the place.
 */
export async function lastPlace(list: (place: Place) => Promise<Page>, end: string): Promise<Place> {
  const tail = await list({ after: null, before: end });
  if (tail.items.length === 0) throw new Error('Nothing lies before the end of the list.');
  if (tail.previous === null) return { after: null, before: null };
  const { next } = await list({ after: null, before: tail.previous });
  return { after: next, before: null };
}

/** Of a list that is only read forwards: walks through it to the cursor of its last page. */
export async function walkToEnd(list: (after: string | null) => Promise<string | null>): Promise<string | null> {
  for (let after: string | null = null; ; ) {
    const next: string | null = await list(after);
    if (next === null) return after;
    after = next;
  }
}
