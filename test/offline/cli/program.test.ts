import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { framed } from '../../../cli/program/frame.ts';
import { readFile, report } from '../../../cli/program/read-file.ts';
import { change, small } from '../domain/programs/samples.ts';

const folder = mkdtempSync(join(tmpdir(), 'programs-'));
function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

interface Ran {
  readonly code: number;
  readonly out: string;
  readonly errors: string;
}

/** The command as it is typed: a process of its own. */
function throughline(...args: string[]): Promise<Ran> {
  return new Promise((resolve) => {
    execFile(process.execPath, ['cli/throughline.ts', ...args], (error, out, errors) =>
      resolve({ code: error ? Number(error.code) : 0, out, errors }),
    );
  });
}

const good = file('good.yaml', small);
const bad = file('bad.yaml', change(small, 'by: legal', 'by: legl'));

describe('throughline program', () => {
  it('validates: nothing is wrong', async () => {
    expect(await throughline('program', 'validate', good)).toEqual({
      code: 0,
      out: `${good}: nothing is wrong with small version 1\n`,
      errors: '',
    });
  });

  it('validates: a problem with its place, its line and what was meant', async () => {
    const { code, out } = await throughline('program', 'validate', good, bad);

    expect(code).toBe(1);
    expect(out).toContain(`${bad}:32:32 stages.0.steps.1.levels.0.by: There is no role legl`);
    expect(out).toMatch(/^> 32 \| .*by: legl/m);
    expect(out).toMatch(/^ +\| +\^{4} did you mean legal\?$/m);
  });

  it('validates for scripts', async () => {
    const { code, out } = await throughline('program', 'validate', bad, '--json');

    expect(code).toBe(1);
    expect(JSON.parse(out)).toEqual([
      {
        file: bad,
        problems: [expect.objectContaining({ line: 32, column: 32, length: 4, suggestion: 'legal' })],
      },
    ]);
  });

  it('explains, draws and compares', async () => {
    const after = file('after.yaml', change(small, 'amount >= 5000', 'amount >= 2500'));
    const picture = join(folder, 'good.svg');

    const [explained, drawn, compared, same] = await Promise.all([
      throughline('program', 'explain', good),
      throughline('program', 'diagram', good, '--out', picture),
      throughline('program', 'diff', good, after),
      throughline('program', 'diff', good, good),
    ]);

    expect(explained).toMatchObject({ code: 0, out: expect.stringContaining('## Who does what, when') });
    expect(drawn.code).toBe(0);
    expect(readFileSync(picture, 'utf8')).toMatch(/^<svg /);
    expect(compared).toMatchObject({ code: 1, out: '- approval: now starts at 2,500, was 5,000\n' });
    expect(same).toMatchObject({ code: 0, out: 'Nothing changes\n' });
  });

  it.each([
    [[], 'throughline program'],
    [['program', 'validate'], 'Name the file of a program'],
    [['program', 'validate', '/nowhere.yaml'], 'There is no file /nowhere.yaml'],
    [['program', 'validate', '.'], '. is a folder'],
    [['program', 'diagram', good, '--format', 'png'], 'Give --format svg or --format mermaid'],
  ])('does not understand %j, and says what to do', async (args, words) => {
    const { code, errors } = await throughline(...args);

    expect(code).toBe(2);
    expect(errors).toContain(words);
  });
});

describe('the frame of a problem', () => {
  it('stays a line, and lets nothing steer the terminal', () => {
    const source = `a: ${'x'.repeat(300)}\u001b[31mred`;

    const frame = framed('f.yaml', source, { line: 1, column: 250, length: 100, path: '', message: 'no' });

    expect(frame).not.toContain('\u001b');
    expect(Math.max(...frame.split('\n').map((line) => line.length))).toBeLessThan(130);
  });

  it('shows a file that is no UTF-8', () => {
    const path = join(folder, 'latin.yaml');
    writeFileSync(path, new Uint8Array([0x61, 0x3a, 0x20, 0xe4, 0x0a]));

    expect(report(readFile(path))).toContain(':1:4 This is not UTF-8');
  });
});
