import { cached, install, isCached } from './cache.ts';
import { findProgram, run } from './command.ts';
import type { Part } from './part.ts';

const version = '1.58.0';
const entry = `cfn-lint-${version}`;

/** A program, and what must stand in its environment. */
export interface CfnLint {
  readonly program: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}

const installed = (): CfnLint => ({
  ...{ program: findProgram('python3') ?? 'python3', args: [cached(`${entry}/bin/cfn-lint`)] },
  env: { PYTHONPATH: cached(entry) },
});

/** AWS's linter of CloudFormation templates, for the tests of what is deployed. */
export const cfnLintPart: Part<CfnLint> = {
  name: 'cfn-lint',
  remedy: `Install Python 3 with pip and let it reach a package index, or install cfn-lint: pip install cfn-lint==${version}.`,
  ways: [
    {
      name: 'cached copy',
      possible: () => isCached(entry) && findProgram('python3') !== undefined,
      obtain: async () => installed(),
    },
    {
      name: 'installing it with pip',
      possible: () => findProgram('python3') !== undefined,
      async obtain(report) {
        report(`cfn-lint ${version}`);
        const wanted = ['--quiet', '--disable-pip-version-check', `cfn-lint==${version}`];
        await install(entry, async (folder) => {
          await run('python3', ['-m', 'pip', 'install', '--target', folder, ...wanted], {
            timeoutSeconds: 300,
          });
        });
        return installed();
      },
    },
    {
      name: 'the installed program',
      possible: () => findProgram('cfn-lint') !== undefined,
      obtain: async () => ({ program: 'cfn-lint', args: [], env: {} }),
    },
  ],
};
