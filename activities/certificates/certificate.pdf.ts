import { PDFDocument, type PDFPage, rgb } from 'pdf-lib';
import type { Certificate } from '../../domain/certification/certificate.schema.ts';
import { formatDay } from '../../domain/mail/moments.rules.ts';
import { embedFonts, type Face, type Fonts } from '../agreements/pdf-fonts.ts';

/** A4, landscape, in points. */
const paper = { width: 841.89, height: 595.28 };
const centre = paper.width / 2;
/** As wide as anything is written. */
const measure = 690;
const ink = rgb(0.11, 0.12, 0.16);
const grey = rgb(0.35, 0.38, 0.46);

export interface CertificateFace {
  /** Who issues it. */
  readonly issuer: string;
  /** `#1d4ed8` */
  readonly accent: string;
  /** The address where whoever holds the paper sees whether it is good. */
  readonly checkAt: string;
}

interface Sheet {
  readonly page: PDFPage;
  readonly fonts: Fonts;
  readonly accent: ReturnType<typeof rgb>;
}

/**
 * A certificate on one page. It says nothing that changes: whether it is good stands at its address, which it names. The
 * same certificate gives the same bytes.
 */
export async function renderCertificate(
  certificate: Certificate,
  face: CertificateFace,
): Promise<Uint8Array<ArrayBuffer>> {
  const document = await PDFDocument.create({ updateMetadata: false });
  const fonts = await embedFonts(document);
  const page = document.addPage([paper.width, paper.height]);
  const sheet = { page, fonts, accent: colourOf(face.accent) };
  drawFrame(sheet);
  drawWords(sheet, certificate, face);
  drawFoot(sheet, certificate, face);
  describe(document, certificate, face);
  return new Uint8Array(await document.save());
}

function colourOf(hex: string): ReturnType<typeof rgb> {
  const [red, green, blue] = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255);
  return rgb(red ?? 0, green ?? 0, blue ?? 0);
}

/** A double line, with the corners held by small squares, and a seal of rings over the foot. */
function drawFrame({ page, accent }: Sheet): void {
  for (const [inset, borderWidth] of [
    [26, 2.5],
    [34, 0.6],
  ] as const) {
    const [width, height] = [paper.width - 2 * inset, paper.height - 2 * inset];
    page.drawRectangle({ x: inset, y: inset, width, height, borderColor: accent, borderWidth });
  }
  for (const x of [26, paper.width - 26])
    for (const y of [26, paper.height - 26])
      page.drawRectangle({ x: x - 5, y: y - 5, width: 10, height: 10, color: accent });
  const seal = { x: centre, y: 148 };
  page.drawCircle({ ...seal, size: 27, color: accent });
  for (const size of [30.5, 33]) page.drawCircle({ ...seal, size, borderColor: accent, borderWidth: 0.7 });
  const [left, middle, right] = [
    { x: centre - 11, y: 149 },
    { x: centre - 3, y: 140 },
    { x: centre + 12, y: 158 },
  ];
  for (const [start, end] of [
    [left, middle],
    [middle, right],
  ] as const)
    page.drawLine({ start, end, thickness: 3.4, color: rgb(1, 1, 1) });
}

function drawWords(sheet: Sheet, { title, holder }: Certificate, { issuer }: CertificateFace): void {
  written(sheet, issuer, { y: 503, size: 17, face: 'bold', color: sheet.accent });
  written(sheet, 'C E R T I F I C A T E', { y: 462, size: 11, color: grey });
  written(sheet, holder.name, { y: 394, size: 40, face: 'bold' });
  sheet.page.drawLine({
    start: { x: centre - 130, y: 368 },
    end: { x: centre + 130, y: 368 },
    thickness: 0.8,
    color: sheet.accent,
  });
  written(sheet, 'has met the criteria of', { y: 336, size: 12, color: grey });
  written(sheet, title, { y: 290, size: 28, face: 'bold' });
}

function drawFoot(sheet: Sheet, certificate: Certificate, { checkAt }: CertificateFace): void {
  const { awardedAt, validUntil, number } = certificate;
  const good = validUntil === undefined ? 'with no end' : `valid until ${formatDay(validUntil, 'UTC')}`;
  written(sheet, `Awarded ${formatDay(awardedAt, 'UTC')}, ${good}`, { y: 232, size: 12 });
  written(sheet, number, { y: 84, size: 11, face: 'bold' });
  written(sheet, `See whether it is valid today: ${checkAt}`, { y: 64, size: 9, color: grey });
}

interface Style {
  readonly y: number;
  readonly size: number;
  readonly face?: Face;
  readonly color?: ReturnType<typeof rgb>;
}

/** One line in the middle, smaller where it would be too wide. */
function written(
  { page, fonts }: Sheet,
  words: string,
  { y, size, face = 'regular', color = ink }: Style,
): void {
  const text = fonts.shown(words);
  const font = fonts.faces[fonts.faceFor(text, face)];
  const wide = font.widthOfTextAtSize(text, size);
  const fitting = wide > measure ? (size * measure) / wide : size;
  const x = centre - Math.min(wide, measure) / 2;
  page.drawText(text, { x, y, size: fitting, font, color });
}

function describe(
  document: PDFDocument,
  { title, holder, awardedAt }: Certificate,
  face: CertificateFace,
): void {
  document.setTitle(`${title}: ${holder.name}`, { showInWindowTitleBar: true });
  document.setAuthor(face.issuer);
  document.setProducer('Throughline');
  document.setCreator('Throughline');
  document.setLanguage('en');
  document.setCreationDate(new Date(awardedAt));
  document.setModificationDate(new Date(awardedAt));
}
