import { DomainError } from '../../../domain/errors.ts';
import { isProcess, type Program } from '../../../domain/programs/program.ts';
import { processesInForce } from '../cases/start.ts';
import type { ServiceContext } from '../context.ts';

/** @throws `program-invalid` when nobody could ever begin this program, or others because of it. */
export async function refuseCircle(context: ServiceContext, program: Program | undefined): Promise<void> {
  if (!isProcess(program)) return;
  // Publishing is rare: a cold start does without.
  const rules = await import('../../../domain/certification/prerequisites.rules.ts');
  const others = (await processesInForce(context)).filter((one) => one.program !== program.program);
  const circle = rules.circleOfPrerequisites([program, ...others].map(rules.prerequisitesOf));
  if (!circle) return;
  const message = `Nobody could ever begin these, since each asks for a certificate that only the next one gives: ${circle.join(' → ')}. Leave one of them out of starts.requires.`;
  throw new DomainError('program-invalid', message, [{ field: 'source', message }]);
}
