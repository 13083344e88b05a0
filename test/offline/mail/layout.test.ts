import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MailContent } from '../../../activities/mail/content.ts';
import { renderMail } from '../../../activities/mail/layout/render.ts';
import { senderAddress } from '../../../activities/mail/sender-address.ts';
import { brandingSchema } from '../../../domain/branding/branding.schema.ts';
import type { Task } from '../../../domain/cases/case.schema.ts';
import { branding, manager, seller, taskOf, viewOf } from './mail-fixtures.ts';
import { mailOf } from './post-room.ts';

const url = 'https://partners.vendor.example/t/token';
function contentWith(words: string): MailContent {
  return {
    subject: words,
    heading: words,
    greets: words,
    paragraphs: [words, words],
    deadline: { by: words, otherwise: words },
    facts: [{ label: words, value: words }],
    quote: { from: words, text: words },
    list: { title: words, items: [words] },
    action: { label: words, url, note: words },
    footnote: words,
  };
}
const tagsOf = (html: string) => html.match(/<[^>]*>?/g);
const hostile = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 12 }),
      fc.constantFrom(
        '<script>',
        '</td>',
        '"',
        "'",
        '&lt;',
        '<!--',
        ' onclick=',
        '\u202e',
        '\u0000',
        '\ud800',
        'https://evil.example',
        '\r\nBcc: a@b.example',
        '\n\n',
      ),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(''));

describe('the layout', () => {
  it('lets no words become markup, wherever they stand', () => {
    const harmless = tagsOf(renderMail(contentWith('words'), branding).html);
    fc.assert(
      fc.property(hostile, (words) => {
        const { html } = renderMail(contentWith(`x${words}`), branding);
        expect(tagsOf(html)?.filter((tag) => tag !== '<br>')).toEqual(
          harmless?.filter((tag) => tag !== '<br>').map((tag) => tag),
        );
      }),
    );
  });

  it('lets no words become a header, a line of ours, or another address', () => {
    fc.assert(
      fc.property(hostile, (words) => {
        const { subject, text, html } = renderMail(contentWith(`x${words}`), branding);
        expect(subject).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}]/u);
        expect([...subject].length).toBeLessThanOrEqual(150);
        expect(text.split('\n').filter((line) => line.startsWith('https:'))).toEqual([url]);
        expect([...html.matchAll(/href="([^"]*)"/g)].map(([, target]) => target)).toEqual([
          url,
          `mailto:${branding.supportEmail}`,
        ]);
      }),
    );
  });

  it('can be sent whatever the words are: no half of a character is left', () => {
    fc.assert(
      fc.property(hostile, (words) => {
        const { subject, html, text } = renderMail(contentWith(words), branding);
        expect([subject, html, text].every((body) => body.isWellFormed())).toBe(true);
      }),
    );
  });

  it('reads on a phone and in dark mode: one column of 600 px at most, colours for both', () => {
    const { html } = renderMail(contentWith('words'), branding);
    expect(html).toContain('<meta name="color-scheme" content="light dark">');
    expect(html).toContain('<meta name="viewport" content="width=device-width, initial-scale=1">');
    expect(html).toContain('@media (prefers-color-scheme:dark)');
    expect(html.match(/max-width:600px/g)).toHaveLength(1);
    expect(html).not.toContain('<img');
  });

  it('shows a logo that has an address, and the name instead of one that is part of the configuration', () => {
    const remote = renderMail(contentWith('words'), {
      ...branding,
      logo: 'https://vendor.example/logo.png?a=1&b="2',
    });
    const inline = renderMail(contentWith('words'), { ...branding, logo: 'data:image/png;base64,AAAA' });
    expect(remote.html).toContain(
      '<img src="https://vendor.example/logo.png?a=1&amp;b=&quot;2" alt="Vendor &amp; Söhne"',
    );
    expect(inline.html).not.toContain('<img');
  });
});

describe('names that people type', () => {
  const script = '<script>alert(1)</script>';
  const task: Task = taskOf({ note: script });
  const view = viewOf({ tasks: [task], partner: { id: 'northwind', name: `${script} & Sons` } });
  const { registration } = view.facts;
  const customer = {
    ...registration.customer,
    name: `Evil\u202e "GmbH"\r\nBcc: all@vendor.example ${script}`,
  };
  const hostileView = {
    ...view,
    facts: {
      ...view.facts,
      registration: { ...registration, customer, description: `${script}\n\nhttps://evil.example` },
    },
  };

  it('stay words in an approver’s mail', async () => {
    const mail = await mailOf('task-opened', { ...manager, name: `Mara ${script}` }, hostileView, task.id);
    expect(mail.html).not.toContain('<script');
    expect(mail.html).toContain('&lt;script&gt;alert(1)&lt;/script&gt; &amp; Sons');
    expect(mail.subject).toBe(
      `Decide by 14 October: Evil "GmbH" Bcc: all@vendor.example ${script}, Platform`,
    );
    expect(mail.text).toContain('> https://evil.example');
    expect(mail.text).not.toMatch(/^https:\/\/evil/m);
  });

  it('stay words in a partner’s mail', async () => {
    const mail = await mailOf('protected', { ...seller, name: script }, hostileView);
    expect(mail.html).not.toContain('<script');
    expect(mail.html).toContain(`Hello &lt;script&gt;`);
  });
});

describe('a sender', () => {
  it.each(['Vendor', 'Vendor <no address>', 'a@b.example\r\nBcc: c@d.example', 'V\n <a@b.example>'])(
    'that cannot be one is refused with the configuration: %j',
    (sender) => {
      expect(brandingSchema.safeParse({ sender }).error?.issues[0]?.message).toBe(
        'Write the sender as Name <address>',
      );
    },
  );

  it.each([
    ['Throughline <no-reply@vendor.example>', 'Throughline <no-reply@vendor.example>'],
    ['no-reply@vendor.example', 'no-reply@vendor.example'],
    ['<no-reply@vendor.example>', 'no-reply@vendor.example'],
    ['Acme, Inc. <a@acme.example>', '"Acme, Inc." <a@acme.example>'],
    ['"Acme, Inc." <a@acme.example>', '"Acme, Inc." <a@acme.example>'],
    ['Müller <a@acme.example>', '=?UTF-8?B?TcO8bGxlcg==?= <a@acme.example>'],
  ])('%s is written %s', (sender, expected) => {
    expect(senderAddress(sender)).toBe(expected);
  });

  it('in any script is encoded in words of at most 75 characters that read back as they were', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 80 }), (typed) => {
        const name = `株${typed.replace(/[<>"\s]/gu, '')}`;
        const words = senderAddress(`${name} <a@acme.example>`).replace(' <a@acme.example>', '').split(' ');
        const decoded = words.map((word) => Buffer.from(word.slice(10, -2), 'base64').toString()).join('');
        expect(decoded).toBe(name.replaceAll('\\"', '"'));
        expect(Math.max(...words.map((word) => word.length))).toBeLessThanOrEqual(75);
      }),
    );
  });
});
