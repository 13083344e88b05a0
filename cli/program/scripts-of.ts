import { existsSync, readFileSync } from 'node:fs';

/** The API keeps so many bytes beside a version. */
const largestKept = 300_000;

/**
 * The scripts beside a program's file, to be kept with the version that is proposed: who drafts the next one begins with
 * them. Without any, or with more than is kept, the version goes without.
 */
export async function scriptsOf(program: string): Promise<string | undefined> {
  const { scriptBeside } = await import('../../rehearsal/read-rehearsal.ts');
  const file = scriptBeside(program);
  if (!existsSync(file)) return undefined;
  const text = readFileSync(file, 'utf8');
  return text !== '' && Buffer.byteLength(text) <= largestKept ? text : undefined;
}
