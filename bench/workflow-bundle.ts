import { readFile } from 'node:fs/promises';
import { workflowCode } from '../local/parts/workflow-code.ts';
import { number, type Section } from './figures.ts';

/** What it weighed in bytes when deals were the only process, before the interpreter. */
const before = 683_865;

/** What the parts of the bundle are called, the first that fits. */
const rooms: readonly (readonly [name: string, path: RegExp])[] = [
  ["Temporal's own packages", /node_modules/],
  ['deal registration', /workflows\/deal-registration/],
  ['blocks that every process shares', /workflows\/blocks\/(?!steps)/],
  ['a block for each kind of step', /workflows\/blocks\/steps/],
  ['the interpreter', /workflows\/process/],
  ['rules of the domain', /domain\//],
];
const rest = 'messages, profiles, and what binds it together';

/** The workflow code as the worker loads it: every worker thread parses it, every replay runs what is not shared of it. */
export async function measureWorkflowBundle(): Promise<Section> {
  const code = await readFile(await workflowCode(), 'utf8');
  const [withoutMap = ''] = code.split('//# sourceMappingURL=');
  const bytes = new Map<string, number>([...rooms.map(([name]) => [name, 0] as const), [rest, 0]]);
  for (const part of withoutMap.split('\n/***/ "')) {
    const path = part.slice(0, part.indexOf('"'));
    const room = rooms.find(([, pattern]) => pattern.test(path))?.[0] ?? rest;
    bytes.set(room, (bytes.get(room) ?? 0) + part.length);
  }
  const kilobytes = (of: number) => number(of / 1000);
  return {
    title: 'The workflow bundle',
    words:
      `It weighed ${kilobytes(before)} kB before programs. What was added is the interpreter, a block for each kind of step, ` +
      'and rules; no package: conditions are evaluated, and files are read, in activities.',
    headings: ['what', 'kB'],
    rows: [...[...bytes].map(([name, of]) => [name, kilobytes(of)]), ['all', kilobytes(withoutMap.length)]],
  };
}
