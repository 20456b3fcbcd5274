import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core';

/** Brake-disc orange: the one hot colour. Shade 7 carries white text, 4 is read on asphalt. */
const brand: MantineColorsTuple = [
  '#fff1ec',
  '#ffdfd4',
  '#ffbca6',
  '#ff9573',
  '#ff7a50',
  '#ff5a28',
  '#e8431a',
  '#c2330b',
  '#9c2a0b',
  '#74210b',
];

/** Asphalt, for the dark scheme: from chalk line to tar. */
const dark: MantineColorsTuple = [
  '#ebe9e4',
  '#cdccc8',
  '#a8abae',
  '#82878c',
  '#3b4249',
  '#2d3339',
  '#22272c',
  '#15181b',
  '#0f1214',
  '#0a0c0d',
];

/** Paper, for the light scheme: warm greys of a printed timing sheet. */
const gray: MantineColorsTuple = [
  '#f7f5f0',
  '#efece5',
  '#e3dfd5',
  '#d1ccc0',
  '#b5afa2',
  '#8c8678',
  '#625e55',
  '#47443d',
  '#302e29',
  '#1d1c19',
];

export const theme = createTheme({
  colors: { brand, dark, gray },
  primaryColor: 'brand',
  primaryShade: 7,
  black: '#191816',
  defaultRadius: 3,
  fontFamily: "'Archivo Variable', system-ui, sans-serif",
  headings: { fontFamily: "'Archivo Variable', system-ui, sans-serif", fontWeight: '780' },
  fontSizes: { xs: '0.78rem', sm: '0.9rem', md: '1rem', lg: '1.125rem', xl: '1.3rem' },
  cursorType: 'pointer',
  respectReducedMotion: true,
});

/** Mantine's own colours where they miss the contrast of WCAG 2.2 AA on paper and asphalt. */
export const resolveCssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-body': '#f4f2ec',
    '--mantine-color-dimmed': 'var(--mantine-color-gray-6)',
    '--mantine-color-placeholder': '#6f6a5f',
    '--mantine-color-error': '#b3261e',
    '--mantine-color-default-border': '#8c8678',
    '--mantine-color-anchor': '#b02d08',
  },
  dark: {
    '--mantine-color-dimmed': 'var(--mantine-color-dark-2)',
    '--mantine-color-placeholder': '#989ca0',
    '--mantine-color-error': '#ff8a80',
    '--mantine-color-default-border': '#71777d',
    '--mantine-color-anchor': 'var(--mantine-color-brand-4)',
  },
});
