import { createTranslator } from 'use-intl/core';
import type { Locale } from '../i18n/locales.ts';
import { type Messages, messages } from '../i18n/messages.ts';
import { log } from '../log/index.ts';

/** What each mail tells. `url` is absolute; the rest is as people typed it. */
export type MailValues = {
  invitation: { club: string; name: string; url: string };
};
export type MailTemplate = keyof MailValues;
export type Composed = { subject: string; text: string; html: string };

/** A mail in one language: plain text, and the same as HTML with its address as a link. */
export function composeMail<T extends MailTemplate>(locale: Locale, template: T, values: MailValues[T]): Composed {
  const { subject, text } = texts[template](translator(locale), values);
  return { subject, text, html: asHtml({ locale, subject, text, url: values.url }) };
}

const texts: { [T in MailTemplate]: (t: Translator, values: MailValues[T]) => { subject: string; text: string } } = {
  invitation: (t, values) => ({ subject: t('invitation.subject', values), text: t('invitation.text', values) }),
};

type Translator = ReturnType<typeof translator>;

function translator(locale: Locale) {
  return createTranslator<Messages, 'mail'>({
    locale,
    namespace: 'mail',
    messages: messages[locale],
    onError: (err) => log.error({ err }, 'mail not translated'),
  });
}

function asHtml({
  locale,
  subject,
  text,
  url,
}: {
  locale: Locale;
  subject: string;
  text: string;
  url: string;
}): string {
  const link = escaped(url);
  const paragraphs = escaped(text)
    .split('\n\n')
    .map(
      (paragraph) => `<p>${paragraph.replaceAll('\n', '<br>').replaceAll(link, `<a href="${link}">${link}</a>`)}</p>`,
    );
  return `<!doctype html>
<html lang="${locale}">
<head><meta charset="utf-8"><meta name="referrer" content="no-referrer"><title>${escaped(subject)}</title></head>
<body>
${paragraphs.join('\n')}
</body>
</html>
`;
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? '');
}
