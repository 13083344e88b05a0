import { promisify } from 'node:util';
import { brotliCompress, brotliDecompress, constants } from 'node:zlib';
import type { Film, RehearsalState } from '../../domain/rehearsals/film.ts';

type Played = Extract<RehearsalState, { state: 'played' }>;

/** Temporal takes 2 MB in one value. */
const largestPacked = 1_500_000;
/** What an answer of the HTTP API can hold, with room to spare: AWS Lambda answers 6 MB at most. */
const largestPlain = 4_500_000;
const [compress, decompress] = [promisify(brotliCompress), promisify(brotliDecompress)];
const quick = { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } };

/**
 * Played films as a short text. What is too much is cut: first the HTML of e-mails, whose plain text stays, then the
 * frames after the first hundred of each film; the films say so.
 */
export async function packFilms(played: Played): Promise<string> {
  for (const cut of [(film: Film) => film, withoutHtml, withFewFrames]) {
    const plain = JSON.stringify({ ...played, films: played.films.map(cut) });
    if (Buffer.byteLength(plain) > largestPlain) continue;
    const packed = (await compress(plain, quick)).toString('base64');
    if (packed.length <= largestPacked) return packed;
  }
  throw new Error('The films of this rehearsal are too long to be shown together. Play one script alone.');
}

export async function unpackFilms(packed: string): Promise<Played> {
  return JSON.parse((await decompress(Buffer.from(packed, 'base64'))).toString('utf8'));
}

function withoutHtml(film: Film): Film {
  const mails = film.mails.map((mail) => ({ ...mail, html: '' }));
  return { ...film, mails, cut: 'E-mails are shown as plain text alone: together the films were too long.' };
}

const mostFrames = 100;

function withFewFrames(film: Film): Film {
  if (film.frames.length <= mostFrames) return withoutHtml(film);
  const frames = film.frames.slice(0, mostFrames);
  const cut = `Only the first ${mostFrames} moments are shown, and e-mails as plain text: together the films were too long.`;
  return { ...withoutHtml(film), frames, cut };
}
