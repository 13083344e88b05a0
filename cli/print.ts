/** Writes to the standard output, and gives the exit code on. */
export function print(text: string, code: number): number {
  process.stdout.write(`${text}\n`);
  return code;
}
