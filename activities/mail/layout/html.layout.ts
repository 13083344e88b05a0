import type { Branding } from '../../../domain/branding/branding.schema.ts';
import { textOn } from '../../../domain/branding/contrast.rules.ts';
import { oneLine, severalLines } from '../../../domain/mail/visible-text.rules.ts';
import type { Fact, MailContent } from '../content.ts';
import { escapeHtml } from './escape.ts';
import { greeting } from './greeting.ts';
import { markdownHtml } from './markdown.html.ts';
import { markdownText } from './markdown.text.ts';
import { darkStyles, font, light } from './palette.ts';

const line = (text: string, max?: number) => escapeHtml(oneLine(text, max));
const lines = (text: string) => escapeHtml(severalLines(text)).replaceAll('\n', '<br>');

/**
 * The one HTML layout: nested tables and inline styles, because mail programs know little else; one column of at most
 * 600 px; colours of the reader's own light or dark mode where the program says which.
 */
export function renderHtml(content: MailContent, branding: Branding): string {
  const rows = [
    heading(content.heading),
    ...[greeting(content.greets), ...content.paragraphs].map(paragraph),
    content.markdown ? markdownHtml(content.markdown) : '',
    content.deadline ? deadline(content.deadline) : '',
    content.facts.length > 0 ? facts(content.facts) : '',
    content.quote ? quote(content.quote) : '',
    content.list ? list(content.list) : '',
    button(content.action, branding),
    note(content.action.note),
    content.also ? also(content.also) : '',
  ];
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<meta name="format-detection" content="telephone=no, date=no, address=no">
<title>${line(content.subject)}</title>
<style>${darkStyles(branding)}</style>
</head>
<body class="page" style="margin:0;padding:0;background:${light.page};-webkit-text-size-adjust:100%">
<div style="display:none;max-height:0;overflow:hidden;mso-hide:all">${line(content.paragraphs[0] ?? markdownText(content.markdown ?? ''), 140)}</div>
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" class="page" style="background:${light.page}">
<tr><td align="center" style="padding:24px 12px">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="max-width:600px">
<tr><td style="padding:0 8px 16px">${masthead(branding)}</td></tr>
<tr><td class="card" style="background:${light.card};border:1px solid ${light.border};border-radius:12px;padding:28px 24px">
${rows.filter(Boolean).join('\n')}
</td></tr>
<tr><td class="muted" style="padding:16px 8px 0;${font};font-size:13px;line-height:20px;color:${light.muted}">${footer(content, branding)}</td></tr>
</table>
</td></tr>
</table>
</body>
</html>
`;
}

/** A logo that is part of the configuration (`data:`) stays out of mails: most programs do not show such images. */
function masthead({ logo, name }: Branding): string {
  const words = `<span class="text" style="${font};font-size:17px;font-weight:700;color:${light.text}">${line(name)}</span>`;
  if (!logo?.startsWith('https://')) return words;
  const style = `display:block;border:0;height:32px;width:auto;max-width:200px;${font};font-size:17px;font-weight:700`;
  return `<img src="${escapeHtml(logo)}" alt="${line(name)}" height="32" style="${style}">`;
}

function heading(text: string): string {
  return `<h1 class="text" dir="auto" style="margin:0 0 16px;${font};font-size:22px;line-height:29px;font-weight:700;color:${light.text}">${line(text)}</h1>`;
}

function paragraph(text: string): string {
  return `<p class="text" dir="auto" style="margin:0 0 14px;${font};font-size:16px;line-height:24px;color:${light.text}">${line(text, 1000)}</p>`;
}

function deadline({ by, otherwise }: NonNullable<MailContent['deadline']>): string {
  const when = by ? `<strong>By ${line(by)}</strong><br>` : '';
  const style = `padding:12px 16px;border-left:4px solid ${light.mark};${font};font-size:15px;line-height:22px;color:${light.text}`;
  return box(
    `<td class="text panel" style="background:${light.panel};${style}">${when}${line(otherwise, 600)}</td>`,
    '4px 0 18px',
  );
}

function facts(rows: readonly Fact[]): string {
  const border = `border-top:1px solid ${light.border};${font};font-size:15px;line-height:22px;vertical-align:top`;
  const cells = rows.map(
    ({ label, value }) =>
      `<tr><th scope="row" align="left" class="muted rule" style="padding:8px 12px 8px 0;width:30%;font-weight:400;color:${light.muted};${border}">${line(label)}</th>` +
      `<td dir="auto" class="text rule" style="padding:8px 0;color:${light.text};word-break:break-word;${border}">${line(value)}</td></tr>`,
  );
  return `<table width="100%" cellpadding="0" cellspacing="0" style="margin:0 0 18px;border-collapse:collapse">${cells.join('')}</table>`;
}

function quote({ from, text, isMarkdown }: NonNullable<MailContent['quote']>): string {
  const style = `padding:2px 0 2px 14px;border-left:3px solid ${light.border};${font};font-size:15px;line-height:22px;color:${light.text}`;
  const words = `<td class="text rule" dir="auto" style="word-break:break-word;${style}">${isMarkdown ? markdownHtml(text) : lines(text)}</td>`;
  return `${label(`${from}:`)}${box(words, '0 0 18px')}`;
}

function list({ title, items }: NonNullable<MailContent['list']>): string {
  const entries = items.map((item) => `<li dir="auto" style="margin:0 0 4px">${line(item)}</li>`).join('');
  const style = `margin:0 0 18px;padding:0 0 0 20px;${font};font-size:15px;line-height:22px;color:${light.text}`;
  return `${label(title)}<ul class="text" style="${style}">${entries}</ul>`;
}

function button({ label: words, url }: MailContent['action'], { accent }: Branding): string {
  const style = `display:inline-block;padding:13px 26px;${font};border-radius:8px;font-size:16px;font-weight:700;text-decoration:none;color:${textOn(accent)}`;
  return (
    '<table role="presentation" cellpadding="0" cellspacing="0" style="margin:6px 0 14px"><tr>' +
    `<td class="button" bgcolor="${accent}" style="background:${accent};border-radius:8px">` +
    `<a class="button" href="${escapeHtml(url)}" style="${style}">${line(words)}</a></td></tr></table>`
  );
}

function note(text: string): string {
  return `<p class="muted" style="margin:0;${font};font-size:13px;line-height:20px;color:${light.muted}">${line(text, 600)}</p>`;
}

function also({ label: words, url }: NonNullable<MailContent['also']>): string {
  const link = `<a class="text" href="${escapeHtml(url)}" style="color:${light.text}">${line(words)}</a>`;
  return `<p class="text" style="margin:14px 0 0;${font};font-size:15px;line-height:22px;color:${light.text}">${link}</p>`;
}

function label(text: string): string {
  return `<p class="muted" dir="auto" style="margin:0 0 6px;${font};font-size:13px;line-height:20px;color:${light.muted}">${line(text)}</p>`;
}

function box(cell: string, margin: string): string {
  return `<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="margin:${margin}"><tr>${cell}</tr></table>`;
}

function footer({ footnote, unsubscribe }: MailContent, { name, supportEmail }: Branding): string {
  const address = `<a class="muted" href="mailto:${escapeHtml(supportEmail)}" style="color:${light.muted}">${escapeHtml(supportEmail)}</a>`;
  const off = unsubscribe
    ? `<br><a class="muted" href="${escapeHtml(unsubscribe)}" style="color:${light.muted}">Turn such e-mails off</a>`
    : '';
  return `${line(footnote, 600)}${off}<br>Questions: ${address} · ${line(name)}`;
}
