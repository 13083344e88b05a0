import { createHash } from 'node:crypto';
import { PDFDocument } from 'pdf-lib';
import { describe, expect, test } from 'vitest';
import type { KeepAgreementInput } from '../../../activities/activities.ts';
import { renderAgreement, type SignedAgreement } from '../../../activities/agreements/agreement.pdf.ts';
import { createKeepAgreement } from '../../../activities/agreements/keep-agreement.activity.ts';
import { brandingSchema } from '../../../domain/branding/branding.schema.ts';
import { memoryStores, noneHeld } from './support/memory.ts';

const sha256 = (bytes: string | Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const text = '# Terms\n\nBoth **agree**.';
const signed: KeepAgreementInput = {
  key: 'onboarding/p-7k3m9q2xba/C-7K3M9Q2XBA/contract',
  caseId: 'C-7K3M9Q2XBA',
  title: 'Reseller agreement',
  text,
  hash: sha256(text),
  signatures: [
    { personId: 'P-SE11ER0001', name: 'Ana Silva', party: 'partner', at: '2026-10-12T09:30:00.000Z' },
    { personId: 'P-MANAGER001', name: 'Mara Brandt', party: 'vendor', at: '2026-10-13T09:30:00.000Z' },
  ],
};

function keeping() {
  const held = noneHeld();
  const deps = { stores: memoryStores(held), branding: brandingSchema.parse({ name: 'Vendor' }) };
  return { held, keep: createKeepAgreement(deps) };
}

const agreementOf = (words: string): SignedAgreement => ({
  documentId: 'F-7K3M9Q2XBA',
  caseId: signed.caseId,
  title: signed.title,
  text: words,
  hash: sha256(words),
  signatures: signed.signatures,
  parties: { partner: 'Northwind', vendor: 'Vendor' },
});

describe('a signed agreement', () => {
  test('is kept once, with its text, its signatures and a PDF that its hash proves', async () => {
    const { held, keep } = keeping();

    const first = await keep(signed);
    const again = await keep(signed);

    expect(again).toEqual(first);
    const [document, ...others] = [...held.documents.values()];
    expect(others).toEqual([]);
    const { key: _key, ...kept } = signed;
    expect(document).toMatchObject({ ...kept, id: first.documentId, pdfHash: first.pdfHash });
    expect(sha256(document?.pdf ?? '')).toBe(first.pdfHash);
    expect(first.documentId).toMatch(/^F-[0-9A-HJKMNP-TV-Z]{10}$/);
  });

  test('that is signed once more under the same key is another document', async () => {
    const { held, keep } = keeping();
    const [ana, mara] = signed.signatures;
    if (!ana || !mara) throw new Error('Two have signed.');

    await keep(signed);
    await keep({ ...signed, signatures: [ana, { ...mara, at: '2026-10-14T09:30:00.000Z' }] });

    expect(held.documents.size).toBe(2);
  });

  test('is not kept when its text is not the one whose hash was signed', async () => {
    const { held, keep } = keeping();

    const kept = keep({ ...signed, text: `${text} And more.` });

    await expect(kept).rejects.toMatchObject({ nonRetryable: true });
    expect(held.documents.size).toBe(0);
  });

  test('waits for its case to be in the store', async () => {
    const { held, keep } = keeping();
    held.cases.clear();

    const kept = keep(signed);

    await expect(kept).rejects.toThrow('not in the store yet');
    await expect(kept).rejects.not.toHaveProperty('nonRetryable', true);
  });
});

describe('its PDF', () => {
  const paragraphs = (count: number) =>
    Array.from(
      { length: count },
      (_, at) => `## ${at + 1}. Part\n\n${'A sentence of some length. '.repeat(12)}`,
    );

  test('has the same bytes each time, and other bytes for another signature', async () => {
    const agreement = agreementOf(text);
    const [ana] = agreement.signatures;
    if (!ana) throw new Error('Somebody has signed.');

    const [first, again, other] = await Promise.all([
      renderAgreement(agreement),
      renderAgreement(agreement),
      renderAgreement({ ...agreement, signatures: [{ ...ana, name: 'Somebody else' }] }),
    ]);

    expect(sha256(again)).toBe(sha256(first));
    expect(sha256(other)).not.toBe(sha256(first));
  });

  test('goes on over as many pages as the text takes, and says what it is', async () => {
    const short = await PDFDocument.load(await renderAgreement(agreementOf(text)), { updateMetadata: false });
    const long = await PDFDocument.load(await renderAgreement(agreementOf(paragraphs(40).join('\n\n'))));

    expect(short.getPageCount()).toBe(1);
    expect(long.getPageCount()).toBeGreaterThan(4);
    expect(short.getTitle()).toBe('Reseller agreement');
    expect(short.getCreationDate()).toEqual(new Date('2026-10-13T09:30:00.000Z'));
  });

  test.each([
    [
      'letters of many scripts, and some that no font here has',
      'Łódź Ελλάδα Київ עברית العربية 日本語 🎉 \u0000',
    ],
    ['words longer than a line', 'x'.repeat(3000)],
    [
      'lists in lists, tables, code and quotes',
      '- a\n  1. b\n     - c\n\n| x | y |\n|-|-|\n| 1 | 2 |\n\n```\ncode\n```\n\n> q\n\n***',
    ],
    ['nothing that can be seen', '\n\n<!-- -->\n'],
    ['a quote in a quote, and so on', '> '.repeat(300)],
  ])('is made of %s', async (_what, words) => {
    const pdf = await renderAgreement(agreementOf(words));

    expect((await PDFDocument.load(pdf)).getPageCount()).toBeGreaterThan(0);
  });
});
