import { parseArgs } from 'node:util';
import { erased, type Ground, grounds } from '../../domain/personal-data/personal-data.ts';
import { print } from '../print.ts';
import { type PersonalDataReply, personalDataOf } from './personal-data-api.ts';

/** `throughline person erase`: says what it would come to, and with --yes does it. */
export async function eraseCommand(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { yes: { type: 'boolean', default: false }, as: { type: 'string', default: 'admin' } },
  });
  const [personId] = positionals;
  if (personId === undefined) throw new Error('Name the person by their id, such as P-0PS0000001');
  const data = personalDataOf(personId, values.as);
  const before = await data.read();
  if (before.erasure?.state === 'done') return print(inWords(before), 0);
  if (before.obstacles.length > 0) return print(listed('First:', before.obstacles), 1);
  if (!values.yes) return print(preview(personId), 0);
  await data.erase();
  // What is stored is counted when the walk through the table is over; running cases may take longer.
  return print(inWords(await data.until(({ erasure }) => erasure?.removed !== undefined)), 0);
}

const listed = (title: string, lines: readonly string[]) =>
  [title, ...lines.map((line) => `  - ${line}`)].join('\n');

const preview = (personId: string) =>
  [
    listed('Taken out:', erased),
    listed('Kept:', Object.values(grounds)),
    `Nothing of this can be taken back. To do it: throughline person erase ${personId} --yes`,
  ].join('\n');

function inWords({ erasure }: PersonalDataReply): string {
  const { state, removed = {}, unnamed = {}, kept = {}, historiesDeleted = 0, openCases = 0 } = erasure ?? {};
  const lines = (counts: Readonly<Record<string, number>>) =>
    Object.entries(counts).map(([heading, count]) => `${heading}: ${count}`);
  const keptLines = Object.entries(kept).map(([ground, count]) => `${grounds[ground as Ground]}: ${count}`);
  return [
    listed('Taken out:', lines(removed)),
    listed('Without the name:', lines(unnamed)),
    listed('Kept:', keptLines),
    `Histories deleted: ${historiesDeleted}`,
    state === 'done'
      ? 'Done.'
      : `${openCases} running cases go on until they can start afresh, or end; they are looked at each day.`,
  ].join('\n');
}
