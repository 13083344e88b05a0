import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { NotUnderstood } from '../../rehearsal/read-rehearsal.ts';
import { rehearseFiles } from '../../rehearsal/rehearse-files.ts';
import { reportText } from '../../rehearsal/report.text.ts';
import { rehearsalSvg } from '../../rehearsal/telling/svg/rehearsal.svg.ts';
import { print } from '../print.ts';

/**
 * `throughline program rehearse`: plays cases of a program in virtual time. Exit code 0: all passed; 1: something
 * differs from what a script expects, or with --coverage no script has walked it; 2: not understood.
 */
export async function rehearseCommand(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      script: { type: 'string' },
      only: { type: 'string' },
      svg: { type: 'string' },
      json: { type: 'boolean', default: false },
      coverage: { type: 'boolean', default: false },
    },
  });
  const [program, ...more] = positionals;
  if (program === undefined || more.length > 0) throw new Error('Name the file of one program');
  if (values.coverage && values.only !== undefined)
    throw new Error('Leave --only out with --coverage: all scripts together are what walks a program');
  try {
    const report = await rehearseFiles({ program, script: values.script, only: values.only });
    if (values.svg !== undefined) writeFileSync(values.svg, rehearsalSvg(report));
    const missing = values.coverage && (report.coverage?.missing.length ?? 0) > 0;
    const text = values.json ? JSON.stringify(report, null, 2) : reportText(report);
    return print(text, report.passed && !missing ? 0 : 1);
  } catch (failure) {
    if (!(failure instanceof NotUnderstood)) throw failure;
    console.error(failure.message);
    return 2;
  }
}
