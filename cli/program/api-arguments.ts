import { parseArgs } from 'node:util';

/** The options that every command about the API's programs has. */
export const apiOptions = {
  as: { type: 'string', default: 'ops' },
  json: { type: 'boolean', default: false },
} as const;

/** A version as it is given on the command line. @throws an error that says what is wanted. */
export function versionNumber(given: string | undefined, option: string): number {
  const version = Number(given);
  if (Number.isInteger(version) && version >= 1) return version;
  throw new Error(`Give ${option} the number of a version, such as ${option} 2`);
}

/** An instant as the API takes it. @throws an error that says what is wanted. */
export function instantOf(given: string): string {
  const at = new Date(given);
  if (/^\d{4}-\d\d-\d\dT.+(Z|[+-]\d\d:\d\d)$/.test(given) && !Number.isNaN(at.getTime()))
    return at.toISOString();
  throw new Error('Give --effective an instant such as 2027-01-01T00:00:00Z');
}

/** The one program that is named, with the usual options. @throws if there is none, or more. */
export function oneProgram(args: string[]): { id: string; as: string; json: boolean } {
  const { values, positionals } = parseArgs({ args, allowPositionals: true, options: apiOptions });
  return { id: onlyOne(positionals), ...values };
}

/** @throws if not one thing is named. */
export function onlyOne(
  positionals: readonly string[],
  what = 'the id of one program, such as onboarding',
): string {
  const [first, ...more] = positionals;
  if (first !== undefined && more.length === 0) return first;
  throw new Error(`Name ${what}`);
}
