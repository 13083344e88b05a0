/** One line on the terminal that says how far it is; in a log, nothing. */
export function showProgress(): (words: string) => void {
  if (!process.stderr.isTTY) return () => undefined;
  return (words) => process.stderr.write(`\r\u001b[K${words}\r`);
}
