import { existsSync, readdirSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Command } from '../../../cli/command-group.ts';

const groups = readdirSync('cli').filter((name) => existsSync(`cli/${name}/${name}.command.ts`));

let written: { out: string; errors: string };
beforeEach(() => {
  written = { out: '', errors: '' };
  const into = (where: keyof typeof written) => (text: string | Uint8Array) => {
    written[where] += text;
    return true;
  };
  vi.spyOn(process.stdout, 'write').mockImplementation(into('out'));
  vi.spyOn(process.stderr, 'write').mockImplementation(into('errors'));
});
afterEach(() => void vi.restoreAllMocks());

describe.each(groups)('throughline %s', (group) => {
  const run = async (...args: string[]) => {
    const module = await import(`../../../cli/${group}/${group}.command.ts`);
    const command: Command = module[`${group}Command`];
    return { code: await command(args), ...written };
  };

  it.each([['--help'], ['-h'], ['anything', '--help']])(
    'prints its usage when asked: %s %s',
    async (...args) => {
      const { code, out, errors } = await run(...args);

      expect({ code, errors }).toEqual({ code: 0, errors: '' });
      expect(out).toMatch(new RegExp(`^throughline ${group} `));
    },
  );

  it('says how it is written when nothing is asked for', async () => {
    const { code, out, errors } = await run();

    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(errors).toMatch(new RegExp(`^throughline ${group} `));
  });

  it('names a command that there is not', async () => {
    const { code, out, errors } = await run('constructor');

    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(errors).toMatch(new RegExp(`There is no command "throughline ${group} constructor".\n$`));
  });
});
