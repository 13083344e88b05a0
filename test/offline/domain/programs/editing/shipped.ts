import { readdirSync, readFileSync } from 'node:fs';

const folder = new URL('../../../../../programs/', import.meta.url);

/** The shipped files of a kind: programs, or rehearsals as well. */
const read = (fits: (name: string) => boolean) =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.yaml') && fits(name))
    .map((name) => ({ name, source: readFileSync(new URL(name, folder), 'utf8') }));

export const shippedFiles = read(() => true);
export const shippedPrograms = read((name) => !name.includes('.rehearsal.'));

/** The text of one shipped program: `price-exception`. */
export const shipped = (program: string): string =>
  shippedPrograms.find(({ name }) => name === `${program}.yaml`)?.source ?? '';
