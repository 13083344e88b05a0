import { parseArgs } from 'node:util';
import { print } from '../print.ts';
import { type ReadFile, readFile, report } from './read-file.ts';

/** `throughline program validate`: what is wrong with programs, and where. */
export async function validateCommand(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { json: { type: 'boolean', default: false } },
  });
  if (positionals.length === 0)
    throw new Error('Name the file of a program, such as programs/onboarding.yaml');
  const files = positionals.map(readFile);
  const code = files.some(({ problems }) => problems.length > 0) ? 1 : 0;
  if (values.json) return print(JSON.stringify(files.map(asJson), null, 2), code);
  return print(files.map(inWords).join('\n\n'), code);
}

const asJson = ({ file, program, problems }: ReadFile) => ({
  file,
  ...(program ? { program: program.program, version: program.version } : {}),
  problems,
});

function inWords(read: ReadFile): string {
  const { file, program, problems } = read;
  if (program) return `${file}: nothing is wrong with ${program.program} version ${program.version}`;
  const count = problems.length === 1 ? 'One problem' : `${problems.length} problems`;
  return `${report(read)}\n\n${file}: ${count}`;
}
