/** Says how far something is. Called often; what is shown, and how often, is the listener's choice. */
export type Report = (text: string) => void;

const quietFor = 10_000;

/**
 * A listener that shows progress with the time elapsed: on a terminal as one line that changes, elsewhere (a log, CI)
 * as a line when the phase changes and every ten seconds.
 */
export function showProgress(name: string, out: NodeJS.WriteStream = process.stderr): Report {
  const started = Date.now();
  let phase = '';
  let last = 0;
  return (text) => {
    const line = `  ${name}: ${text} (${Math.round((Date.now() - started) / 1000)} s)`;
    if (out.isTTY) {
      out.write(`\r\u001B[2K${line.slice(0, (out.columns ?? 80) - 1)}`);
      return;
    }
    const wording = text.replaceAll(/[\d.]+/g, '');
    if (wording === phase && Date.now() - last < quietFor) return;
    phase = wording;
    last = Date.now();
    out.write(`${line}\n`);
  };
}

/** Ends the changing line, so that what is printed next starts on its own. */
export function endProgress(out: NodeJS.WriteStream = process.stderr): void {
  if (out.isTTY) out.write('\r\u001B[2K');
}
