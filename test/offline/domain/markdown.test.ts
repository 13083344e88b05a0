import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { markdownHtml } from '../../../activities/mail/layout/markdown.html.ts';
import { markdownText } from '../../../activities/mail/layout/markdown.text.ts';
import { readMarkdown } from '../../../domain/markdown/markdown.rules.ts';

const text = `# Welcome

Hello **Ana**, see [our guide](https://vendor.example/guide) or write to <help@vendor.example>.

1. Read *this*
2. Do that
   - in parts

| What | When |
|------|------|
| Kick-off | Monday |

> Well begun
> is half done.`;

describe('Markdown', () => {
  it('reads well as plain text', () => {
    expect(markdownText(text)).toBe(`Welcome

Hello Ana, see our guide (https://vendor.example/guide) or write to help@vendor.example.

1. Read this
2. Do that
   - in parts

What | When
Kick-off | Monday

> Well begun is half done.`);
  });

  it('is laid out as HTML with its headings, lists, tables and links', () => {
    const html = markdownHtml(text);

    for (const part of [
      '>Welcome</h2>',
      '<strong>Ana</strong>',
      'href="https://vendor.example/guide"',
      'href="mailto:help@vendor.example"',
      '<ol start="1"',
      '<em>this</em>',
      '>Kick-off</td>',
      '<blockquote',
    ])
      expect(html).toContain(part);
  });

  it('says behind a link where it leads: words that somebody typed may be part of the text', () => {
    const html = markdownHtml(
      '[Sign in **here**](https://evil.example/x) [a.example](https://a.example/) [us](mailto:x@b.example)',
    );

    expect(html).toContain('</a> (evil.example)');
    expect(html).toContain('</a> (x@b.example)');
    expect(html).not.toContain('(a.example)');
  });

  it.each([
    '<script>alert(1)</script>',
    'a <img src=x onerror=alert(1)> b',
    '[x](javascript:alert(1))',
    '[x](JAVASCRIPT:alert(1))',
    '[x](data:text/html,hello)',
    '[x](//evil.example/a)',
    '![x](https://evil.example/pixel.png)',
    '[x](https://a.example/"onmouseover="alert(1))',
    '<a href="https://evil.example">x</a>',
    '`<b>`',
    '```\n<b>\n```',
    '&lt;b&gt; <!-- c -->',
  ])('has no markup of its own: %s', (words) => {
    const html = markdownHtml(words);

    const tags = [...html.matchAll(/<(\w+)/g)].map(([, tag]) => tag);
    expect(new Set([...tags, 'p', 'code', 'pre', 'a'])).toEqual(new Set(['p', 'code', 'pre', 'a']));
    for (const [, href] of html.matchAll(/href="([^"]*)"/g)) expect(href).toMatch(/^https:\/\/a\.example\//);
    expect(html).not.toMatch(/<[^>]*\son\w+=/);
  });

  it('never yields a tag, a link or a character of which it does not know, whatever is written', () => {
    const piece = fc.constantFrom(
      ...'*_`[]()<>#-|!&"\'\\\n  ax1',
      'https:',
      'javascript:',
      '<b',
      '\u202e',
      '://',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const html = markdownHtml(pieces.join(''));

        const known =
          /<\/?(?:p|h2|h3|ul|ol|li|blockquote|pre|table|tr|th|td|hr|br|strong|em|code|a)(?: [a-z]+="[^"<>]*")*>/g;
        expect(html.replace(known, '')).not.toMatch(/[<>]/);
        for (const [, href] of html.matchAll(/href="([^"]*)"/g)) expect(href).toMatch(/^(https?|mailto):/);
        expect(html + markdownText(pieces.join(''))).not.toContain('\u202e');
      }),
    );
  });

  it('nested deeper than anybody reads is words', () => {
    expect(() => readMarkdown('> '.repeat(5000))).not.toThrow();
    expect(() => readMarkdown('*'.repeat(5000))).not.toThrow();
    expect(() => readMarkdown('['.repeat(5000))).not.toThrow();
  });
});
