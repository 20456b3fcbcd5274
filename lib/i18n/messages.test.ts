import { createTranslator } from 'use-intl/core';
import { describe, expect, test } from 'vitest';
import { locales } from './locales.ts';
import { messages } from './messages.ts';

function textsOf(value: unknown, path: string[] = []): [string, string][] {
  if (typeof value === 'string') return [[path.join('.'), value]];
  return Object.entries(value as object).flatMap(([key, inner]) => textsOf(inner, [...path, key]));
}

/** Names that a text takes: `{count, plural, …}`, `{name}`, `<link>`; not the branches of a plural. */
function argumentsOf(text: string): string[] {
  const outer = [...text.matchAll(/\{(\w+)\s*[,}]/g)].map(([, name]) => name ?? '');
  const tags = [...text.matchAll(/<(\w+)>/g)].map(([, name]) => `<${name}>`);
  return [...new Set([...outer, ...tags])].sort();
}

const english = new Map(textsOf(messages.en));

describe.each(locales)('in %s', (locale) => {
  const texts = new Map(textsOf(messages[locale]));

  test('every text is there, and none that nobody uses', () => {
    expect([...texts.keys()].sort()).toEqual([...english.keys()].sort());
  });

  test('every text takes what the English one takes', () => {
    for (const [key, text] of texts) {
      expect([key, argumentsOf(text)]).toEqual([key, argumentsOf(english.get(key) ?? '')]);
    }
  });

  test('every text is well-formed', () => {
    for (const [key, text] of texts) {
      expect(text.trim(), key).not.toBe('');
      const values = Object.fromEntries(
        argumentsOf(text).map((name) => [name.replace(/[<>]/g, ''), name.startsWith('<') ? String : 2]),
      );
      const t = createTranslator({
        locale,
        messages: { text },
        timeZone: 'UTC',
        onError: (error) => {
          throw error;
        },
      });
      expect(() => t.markup('text', values as never), key).not.toThrow();
    }
  });
});
