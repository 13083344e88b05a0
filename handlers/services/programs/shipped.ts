import { readdir, readFile } from 'node:fs/promises';

/** The texts of the programs of this repository, by name, without the scripts that rehearse them. */
export async function shippedPrograms(): Promise<string[]> {
  const folder = new URL('../../../programs/', import.meta.url);
  const names = (await readdir(folder)).filter((name) => /^[a-z-]+\.yaml$/.test(name));
  return Promise.all(names.sort().map((name) => readFile(new URL(name, folder), 'utf8')));
}

/** What competencies and tiers ask at first. */
export function shippedStandingRules(): Promise<string> {
  return readFile(new URL('../../../programs/standing/standing.yaml', import.meta.url), 'utf8');
}
