import { writeFileSync } from 'node:fs';
import { NotUnderstood } from '../rehearsal/read-rehearsal.ts';
import { rehearseFiles } from '../rehearsal/rehearse-files.ts';
import { reportText } from '../rehearsal/report.text.ts';
import { rehearsalSvg } from '../rehearsal/telling/svg/rehearsal.svg.ts';

export interface RehearseFlags {
  readonly script?: string | undefined;
  readonly only?: string | undefined;
  readonly json: boolean;
  /** Where the picture goes. */
  readonly svg?: string | undefined;
  /** What no script has walked is a failure. */
  readonly coverage: boolean;
}

/** Plays the scripts of a program. Returns the exit code: 0 passed, 1 something differs or is missing, 2 not understood. */
export async function rehearseCommand(program: string, flags: RehearseFlags): Promise<number> {
  try {
    const report = await rehearseFiles({ program, script: flags.script, only: flags.only });
    if (flags.svg !== undefined) writeFileSync(flags.svg, rehearsalSvg(report));
    process.stdout.write(`${flags.json ? JSON.stringify(report, null, 2) : reportText(report)}\n`);
    const missing = flags.coverage && (report.coverage?.missing.length ?? 0) > 0;
    return report.passed && !missing ? 0 : 1;
  } catch (failure) {
    if (!(failure instanceof NotUnderstood)) throw failure;
    process.stderr.write(`${failure.message}\n`);
    return 2;
  }
}
