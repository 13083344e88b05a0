import { isProcess, type Program } from '../programs/program.ts';
import type { Script } from './script.schema.ts';

/** What a script says that means nothing in a case of this program, in words: one for each script and field. */
export function misplaced(program: Program, scripts: readonly Script[]): string[] {
  return scripts.flatMap((script) => {
    const fields = isProcess(program) ? ofDealsAlone(script) : ofProcessesAlone(script);
    return fields.map((field) => `"${script.name}" has ${field}, which ${program.program} does not know.`);
  });
}

function ofDealsAlone({ customer: { heldBy, similar } }: Script): string[] {
  return heldBy !== 'nobody' || similar > 0 ? ['customer'] : [];
}

/** Deal registration has no steps of these kinds. */
function ofProcessesAlone({ checks, programs, refusals, answers }: Script): string[] {
  const given = Object.entries({ checks, programs, refusals, answers });
  return given.filter(([, value]) => Object.keys(value).length > 0).map(([field]) => field);
}
