import type { Branding } from '../../../domain/branding/branding.schema.ts';
import { oneLine } from '../../../domain/mail/visible-text.rules.ts';
import type { MailContent, RenderedMail } from '../content.ts';
import { renderHtml } from './html.layout.ts';
import { renderText } from './text.layout.ts';

/** Lays a mail out as HTML and as text that say the same. */
export function renderMail(content: MailContent, branding: Branding): RenderedMail {
  return {
    subject: oneLine(content.subject, 150),
    html: renderHtml(content, branding),
    text: renderText(content, branding),
  };
}
