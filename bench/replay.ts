import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { median, number, type Section } from './figures.ts';
import { writePastDecisions } from './past-decisions.ts';

const count = 100_000;
const rounds = 5;
const command = fileURLToPath(new URL('../cli/throughline.ts', import.meta.url));
const program = new URL('../programs/deal-registration.yaml', import.meta.url);

/** `throughline program replay` as ops run it, in a fresh process, over an export of 100,000 decisions. */
export async function measureReplay(): Promise<Section> {
  const folder = mkdtempSync(join(tmpdir(), 'throughline-replay-'));
  try {
    const [draft, past] = [join(folder, 'draft.yaml'), join(folder, 'past.ndjson')];
    writeFileSync(draft, changed(readFileSync(program, 'utf8')));
    await writePastDecisions(past, count);
    const runs = Array.from({ length: rounds }, () => run(draft, past));
    const rows = [
      ['answers of people, silence and rules', count.toLocaleString('en')],
      ['decisions that would go differently', (runs[0]?.differently ?? 0).toLocaleString('en')],
      ['size of the export, MB', number(statSync(past).size / 1e6, 1)],
      ['seconds, the start of the process included', number(median(runs.map(({ seconds }) => seconds)), 2)],
      ['peak memory, MB', number(median(runs.map(({ megabytes }) => megabytes)))],
    ];
    return {
      title: 'Replay: past decisions held against a draft',
      words: `A draft of deal registration with other thresholds, silence and a rule less. Medians of ${rounds} fresh processes.`,
      headings: ['what', 'figure'],
      rows,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Other thresholds, other silence, and fewer deals that a rule approves. */
function changed(source: string): string {
  return source
    .replace('version: 1', 'version: 99')
    .replace('amountBelow: 10000', 'amountBelow: 5000')
    .replace('amountAtLeast: 50000', 'amountAtLeast: 25000')
    .replace('atSilence: { after: PT40H, outcome: reject }', 'atSilence: { after: PT24H, outcome: reject }');
}

function run(draft: string, past: string): { seconds: number; megabytes: number; differently: number } {
  const args = [
    ...process.execArgv,
    '--eval',
    watched(['program', 'replay', draft, '--from', past, '--json']),
  ];
  const started = performance.now();
  const output = execFileSync(process.execPath, args, { encoding: 'utf8', maxBuffer: 1 << 28 });
  const seconds = (performance.now() - started) / 1000;
  const [text = '', peak = ''] = output.split('\0');
  const { differently } = JSON.parse(text) as { differently: { decisions: number } };
  return { seconds, megabytes: Number(peak) / 1000, differently: differently.decisions };
}

/** The command, and behind its output the most memory that its process ever had, in kilobytes. */
function watched(args: readonly string[]): string {
  return [
    `process.argv = ['node', 'throughline', ...${JSON.stringify(args)}];`,
    `process.on('exit', () => process.stdout.write('\\0' + process.resourceUsage().maxRSS));`,
    `import(${JSON.stringify(command)});`,
  ].join('\n');
}
