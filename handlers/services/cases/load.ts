import { isDeal } from '../../../domain/cases/any-case.ts';
import { askedOfPartner, timelineForPartner } from '../../../domain/cases/redaction.rules.ts';
import { DomainError } from '../../../domain/errors.ts';
import { withIbansMasked } from '../../../domain/partners/iban.rules.ts';
import type { ProcessView } from '../../../domain/processes/process-facts.ts';
import { processForPartner } from '../../../domain/processes/redaction.rules.ts';
import type { Process } from '../../../domain/programs/process.schema.ts';
import { isProcess } from '../../../domain/programs/program.ts';
import type { CasePage } from '../cases.services.ts';
import type { ServiceContext } from '../context.ts';
import { colleaguesIn } from '../deals/load.ts';
import { maySeePartner } from '../permissions.ts';
import type { Caller } from '../services.ts';

/** The same words for a case that does not exist and for one that is not the caller's to see. */
const noSuchCase = () => new DomainError('not-found', 'There is no such case.');

/** A case with its program, before it is made a page for somebody. */
export type LoadedCase = Omit<CasePage, 'stepTitles'>;

/** The case as it is, if the caller may know of it. */
export async function loadCase(context: ServiceContext, caller: Caller, caseId: string): Promise<LoadedCase> {
  const stored = /^C-[0-9A-Z]{10}$/.test(caseId) ? await context.stores.cases.load(caseId) : undefined;
  if (!stored || !maySeePartner(caller, stored.view.partner.id)) throw noSuchCase();
  const { view, timeline } = stored;
  if (isDeal(view)) throw noSuchCase();
  return { view, timeline, program: await processOf(context, view) };
}

/** The program that this case is pinned to. */
export async function processOf(
  { stores }: Pick<ServiceContext, 'stores'>,
  { program }: Pick<ProcessView, 'program'>,
): Promise<Process> {
  const pinned = await stores.programs.version(program.id, program.version);
  if (isProcess(pinned)) return pinned;
  throw new DomainError('unexpected', `Version ${program.version} of the program ${program.id} is missing.`);
}

/** The program that new cases start with, if it is one of stages and steps and is in force. */
export async function currentProcess(
  { stores, now }: Pick<ServiceContext, 'stores' | 'now'>,
  programId: string,
): Promise<Process | undefined> {
  const program = await stores.programs.current(programId, now().toISOString());
  return isProcess(program) ? program : undefined;
}

/** The view as the caller may see it. Nobody sees an account whole: only the file for the bank has it. */
export function caseFor({ person }: Caller, view: ProcessView): ProcessView {
  const shown = person.partnerId === undefined ? view : processForPartner(view);
  return { ...shown, tasks: withIbansMasked(shown.tasks), facts: withIbansMasked(shown.facts) };
}

/** The page as the caller may see it. */
export async function casePageFor(
  context: Pick<ServiceContext, 'stores'>,
  caller: Caller,
  { view, timeline, program }: LoadedCase,
): Promise<CasePage> {
  const { partnerId } = caller.person;
  // The language of conditions is for case pages only: a cold start does without.
  const { stepTitles } = await import('../../../domain/programs/step-titles.rules.ts');
  const seen = caseFor(caller, view);
  const page = { view: seen, program, stepTitles: stepTitles(program, seen) };
  if (partnerId === undefined) return { ...page, timeline };
  const own = await colleaguesIn(context, { partnerId, named: askedOfPartner(view), timeline });
  return { ...page, timeline: timelineForPartner(timeline, own) };
}
