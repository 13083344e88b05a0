/** `npm test`: every check and every test; the last line has the totals of all. */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { constants, setPriority, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gatherAllParts } from '../local/gather.ts';
import { guardGroup, releaseGroup } from '../local/processes/guard.ts';
import { type Totals, totalsOf } from './support/totals.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

/** What Node has compiled of the packages; each of the many processes of a run reads it instead of compiling anew. */
const compiled = join(root, '.throughline', 'compiled');

interface Ran {
  readonly name: string;
  readonly totals: Totals;
  readonly seconds: number;
  /** What a check has against the code. */
  readonly problem?: string;
}

/** A check that passes or fails as a whole. It makes way for the tests, and speaks when they have spoken. */
async function check(name: string, program: string, ...args: string[]): Promise<Ran> {
  const started = Date.now();
  const { code, output } = await runTool(program, args, 'pipe');
  const totals = { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 };
  return { name, totals, seconds: (Date.now() - started) / 1000, ...(code === 0 ? {} : { problem: output }) };
}

async function partsAndTests(): Promise<readonly Ran[]> {
  const had = await parts();
  return [had, await tests()];
}

async function tests(): Promise<Ran> {
  const started = Date.now();
  const folder = mkdtempSync(join(tmpdir(), 'throughline-report-'));
  const file = join(folder, 'report.json');
  try {
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
    const { code } = await runTool('vitest', ['run', '--project', '!serverless', ...reporters], 'inherit');
    const totals = totalsOf(readReport(file), code);
    return { name: 'vitest', totals, seconds: (Date.now() - started) / 1000 };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function readReport(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

/** Runs a tool of node_modules, which finds the project's own Node first, and which ends when we do. */
function runTool(
  program: string,
  args: readonly string[],
  output: 'pipe' | 'inherit',
): Promise<{ code: number; output: string }> {
  const bin = join(root, 'node_modules', '.bin');
  const child = spawn(join(bin, program), args, {
    cwd: root,
    env: { ...process.env, PATH: `${bin}:${process.env.PATH ?? ''}`, NODE_COMPILE_CACHE: compiled },
    stdio: ['ignore', output, output],
    detached: true,
  });
  const group = child.pid ?? 0;
  if (group > 0) guardGroup(group);
  if (group > 0 && output === 'pipe') setPriority(group, constants.priority.PRIORITY_BELOW_NORMAL);
  const said: Buffer[] = [];
  child.stdout?.on('data', (chunk: Buffer) => said.push(chunk));
  child.stderr?.on('data', (chunk: Buffer) => said.push(chunk));
  return new Promise((resolve) => {
    child.once('error', (error) => resolve({ code: 1, output: error.message }));
    child.once('close', (code) => {
      releaseGroup(group);
      resolve({ code: code ?? 1, output: Buffer.concat(said).toString() });
    });
  });
}

/** Fetches what the tests need; a part that cannot be had fails here, by name, before any test runs. */
async function parts(): Promise<Ran> {
  const started = Date.now();
  const problem = await gatherAllParts().then(
    () => undefined,
    (error: Error) => error.message,
  );
  if (problem) console.log(problem);
  console.log(`${problem ? 'FAIL' : 'ok  '}  parts`);
  const totals = { passed: problem ? 0 : 1, failed: problem ? 1 : 0, skipped: 0 };
  return { name: 'parts', totals, seconds: (Date.now() - started) / 1000 };
}

/** Four, as by default, find out much of the same: sooner where nothing else runs, but for a third more processor time. */
const oneChecker = ['--checkers', '1'];

async function main(): Promise<number> {
  // All at once: tests wait a third of their time, and the checks use the processor meanwhile.
  const [tested, ...checked] = await Promise.all([
    partsAndTests(),
    check('types', 'tsc', '--noEmit', ...oneChecker),
    check('types of the designer', 'tsc', '--noEmit', '-p', 'designer', ...oneChecker),
    check('lint and format', 'biome', 'check', '.'),
    check('import rules', 'depcruise', '--config', '.dependency-cruiser.cjs', '.'),
    check('unused code', 'knip'),
  ]);
  for (const { name, problem } of checked) {
    if (problem !== undefined) console.log(problem);
    console.log(`${problem === undefined ? 'ok  ' : 'FAIL'}  ${name}`);
  }
  const all = [...checked, ...tested];
  console.log('');
  for (const { name, totals, seconds } of all) {
    const skipped = totals.skipped > 0 ? `, ${totals.skipped} skipped` : '';
    console.log(
      `${name.padEnd(21)} ${totals.passed} passed, ${totals.failed} failed${skipped} (${seconds.toFixed(0)} s)`,
    );
  }
  const sum = (key: keyof Totals) => all.reduce((total, { totals }) => total + totals[key], 0);
  console.log(`${sum('passed')} passed, ${sum('failed')} failed`);
  return sum('failed') === 0 ? 0 : 1;
}

process.exitCode = await main();
