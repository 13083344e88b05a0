import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { print } from '../print.ts';
import { connectPrograms } from '../programs-api.ts';
import { apiOptions, onlyOne } from './api-arguments.ts';

/** `throughline program decisions`: what was decided in the cases of a program, page by page into a file. */
export async function decisionsCommand(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { ...apiOptions, out: { type: 'string' } },
  });
  const id = onlyOne(positionals);
  const { out, as, json } = values;
  if (out === undefined) throw new Error('Name the file to write: --out decisions.ndjson');
  let count = 0;
  const lines = async function* () {
    for await (const record of connectPrograms(as).decisions(id)) {
      count += 1;
      yield `${JSON.stringify(record)}\n`;
    }
  };
  await pipeline(Readable.from(lines()), createWriteStream(out, { mode: 0o600 }));
  return print(
    json
      ? JSON.stringify({ program: id, file: out, decisions: count })
      : `${count} decisions of ${id} in ${out}`,
    0,
  );
}
