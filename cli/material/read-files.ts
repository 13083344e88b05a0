import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { readCourse } from '../../domain/learning/course-text.rules.ts';
import { readGift } from '../../domain/learning/gift.rules.ts';
import { joinLanguages } from '../../domain/learning/languages.rules.ts';
import { decodeText } from '../../domain/learning/plain-text.rules.ts';
import { Refused } from '../refused.ts';

/** A course or a bank as its files have it. */
export interface MaterialFiles {
  readonly kind: 'course' | 'bank';
  readonly id: string;
  readonly source: string;
}

/**
 * Reads one bank, or one course in its languages: what they are follows from the files' names.
 * @throws Refused with all that is wrong, as `file:line: message`
 */
export function readFiles(files: readonly string[]): MaterialFiles {
  const [first] = files;
  const bank = first?.endsWith('.gift') ? basename(first, '.gift') : undefined;
  if (first !== undefined && bank !== undefined && files.length === 1) {
    const source = textOf(first);
    const read = readGift(bank, source);
    if ('problems' in read) throw wrong(read.problems.map((problem) => ({ file: first, ...problem })));
    return { kind: 'bank', id: bank, source };
  }
  return courseOf(files);
}

function courseOf(files: readonly string[]): MaterialFiles {
  const named = files.map((file) => {
    const [, id = '', language = ''] = /^(.+)\.([A-Za-z-]+)\.md$/.exec(basename(file)) ?? [];
    return { file, id, language };
  });
  const [first] = named;
  if (!first || named.some(({ id }) => id === '' || id !== first.id))
    throw new Error('Name one bank, <id>.gift, or the languages of one course, <id>.en.md <id>.de.md');
  const texts = Object.fromEntries(named.map(({ file, language }) => [language, textOf(file)]));
  const read = readCourse(first.id, texts);
  if ('problems' in read) {
    const fileOf = (language: string) => named.find((one) => one.language === language)?.file ?? first.file;
    throw wrong(read.problems.map(({ language, ...problem }) => ({ file: fileOf(language), ...problem })));
  }
  return { kind: 'course', id: first.id, source: joinLanguages(texts) };
}

function textOf(file: string): string {
  const read = decodeText(readFileSync(file));
  if ('problems' in read) throw wrong(read.problems.map((problem) => ({ file, ...problem })));
  return read.read;
}

const wrong = (problems: readonly { file: string; line: number; message: string }[]) =>
  new Refused(problems.map(({ file, line, message }) => `${file}:${line}: ${message}`).join('\n'));
