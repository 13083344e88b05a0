/** What a command printed, and its exit code. */
export async function printed(run: () => Promise<number>): Promise<{ code: number; text: string }> {
  const written: string[] = [];
  const before = process.stdout.write;
  process.stdout.write = ((text: string) => written.push(text) > 0) as typeof process.stdout.write;
  try {
    const code = await run();
    return { code, text: written.join('') };
  } finally {
    process.stdout.write = before;
  }
}
