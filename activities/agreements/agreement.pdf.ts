import { PDFDocument } from 'pdf-lib';
import { formatMoment } from '../../domain/mail/moments.rules.ts';
import type { Signature } from '../activities.ts';
import { embedFonts } from './pdf-fonts.ts';
import { writeMarkdown } from './pdf-markdown.ts';
import { createWriter, type Writer } from './pdf-writer.ts';

/** What was signed, and by whom. */
export interface SignedAgreement {
  readonly documentId: string;
  readonly caseId: string;
  readonly title: string;
  /** Markdown. */
  readonly text: string;
  /** SHA-256 of `text`, hexadecimal. */
  readonly hash: string;
  readonly signatures: readonly Signature[];
  /** On whose behalf they signed. */
  readonly parties: Readonly<Record<Signature['party'], string>>;
}

/**
 * The agreement as a PDF: its title, its text, who signed when on whose behalf, and the hash of the text. The same
 * agreement always gives the same bytes. Letters that the fonts lack (Chinese, Japanese, Korean) stand as `□`, and the
 * last page says so; lines of right-to-left scripts keep the order of words of a left-to-right one.
 */
export async function renderAgreement(agreement: SignedAgreement): Promise<Uint8Array<ArrayBuffer>> {
  const document = await PDFDocument.create({ updateMetadata: false });
  const fonts = await embedFonts(document);
  const writer = createWriter(document, fonts);
  writer.text([{ text: agreement.title, bold: true }], { size: 19, after: 4 });
  const parties = `Between ${agreement.parties.vendor} and ${agreement.parties.partner}`;
  writer.text([{ text: parties }], { size: 10, after: 4, muted: true });
  writer.rule();
  writeMarkdown(writer, agreement.text);
  writeSignatures(writer, agreement);
  writeProof(writer, agreement, fonts.missed());
  writer.footers(
    `${agreement.title.slice(0, 60)} · ${agreement.documentId} · SHA-256 ${agreement.hash.slice(0, 16)}…`,
  );
  describe(document, agreement);
  return new Uint8Array(await document.save());
}

function writeSignatures(writer: Writer, { signatures, parties }: SignedAgreement): void {
  writer.space(14);
  writer.keepTogether(130);
  writer.text([{ text: 'Signatures', bold: true }], { size: 13, after: 6 });
  for (const { name, party, at, personId } of signatures) {
    writer.keepTogether(84);
    writer.text([{ text: name, italic: true }], { size: 15, after: 2 });
    writer.text([{ text: 'On behalf of: ', bold: true }, { text: parties[party] }], { size: 9.5 });
    writer.text([{ text: 'Signed: ', bold: true }, { text: formatMoment(at, 'UTC') }], { size: 9.5 });
    writer.text([{ text: 'Person: ', bold: true }, { text: personId }], { size: 9.5, after: 4 });
    writer.rule();
  }
}

function writeProof(writer: Writer, { hash, documentId, caseId }: SignedAgreement, missed: boolean): void {
  const style = { size: 8.5, after: 3, muted: true } as const;
  writer.keepTogether(90);
  writer.text([{ text: 'What was signed', bold: true }], { ...style, size: 10 });
  writer.text(
    [
      {
        text: 'Each of the above saw the text of this agreement, typed the name that stands here, and pressed Sign.',
      },
    ],
    style,
  );
  writer.text([{ text: 'SHA-256 of the text: ' }, { text: hash, bold: true }], style);
  writer.text([{ text: `Document ${documentId} of case ${caseId}, whose record has every step.` }], style);
  if (missed)
    writer.text(
      [
        {
          text: 'A □ stands for a character that these pages cannot show. The text itself is kept as it was signed.',
        },
      ],
      style,
    );
}

/** The date is that of the last signature: a document that is made again is the same. */
function describe(document: PDFDocument, { title, signatures }: SignedAgreement): void {
  const [last] = signatures
    .map(({ at }) => at)
    .sort()
    .reverse();
  document.setTitle(title, { showInWindowTitleBar: true });
  document.setProducer('Throughline');
  document.setCreator('Throughline');
  document.setLanguage('en');
  if (!last) return;
  document.setCreationDate(new Date(last));
  document.setModificationDate(new Date(last));
}
