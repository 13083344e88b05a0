import type { Branding } from '../../../domain/branding/branding.schema.ts';
import { oneLine, severalLines } from '../../../domain/mail/visible-text.rules.ts';
import type { MailContent } from '../content.ts';
import { greeting } from './greeting.ts';
import { markdownText } from './markdown.text.ts';

/** The same mail for readers of plain text. Other people's words are marked on every line, so that none passes as ours. */
export function renderText(content: MailContent, branding: Branding): string {
  const { deadline, facts, quote, list, action, also } = content;
  const blocks = [
    oneLine(content.heading),
    greeting(content.greets),
    ...content.paragraphs.map((paragraph) => oneLine(paragraph, 1000)),
    content.markdown && markdownText(content.markdown),
    deadline &&
      [deadline.by ? `By ${oneLine(deadline.by)}` : '', oneLine(deadline.otherwise, 600)]
        .filter(Boolean)
        .join('\n'),
    facts.map(({ label, value }) => `${oneLine(label)}: ${oneLine(value)}`).join('\n'),
    quote &&
      `${oneLine(quote.from)}:\n${severalLines(quote.isMarkdown ? markdownText(quote.text) : quote.text).replace(/^/gm, '> ')}`,
    list && `${oneLine(list.title)}\n${list.items.map((item) => `- ${oneLine(item)}`).join('\n')}`,
    `${oneLine(action.label)}:\n${action.url}`,
    oneLine(action.note, 600),
    also && `${oneLine(also.label)}:\n${also.url}`,
    `-- \n${oneLine(content.footnote, 600)}\n${content.unsubscribe ? `You need not get such e-mails: ${content.unsubscribe}\n` : ''}Questions: ${branding.supportEmail} · ${oneLine(branding.name)}`,
  ];
  return `${blocks.filter(Boolean).join('\n\n')}\n`;
}
