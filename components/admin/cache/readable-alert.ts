/** Styles of an alert: the colour of a verdict is its background, as text it would be too pale. */
export const readableAlert = { title: { color: 'var(--mantine-color-text)' } };
