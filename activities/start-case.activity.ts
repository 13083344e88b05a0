import { type Client, WorkflowExecutionAlreadyStartedError } from '@temporalio/client';
import { DomainError } from '../domain/errors.ts';
import { caseWorkflowId } from '../domain/ids.ts';
import type { Process } from '../domain/programs/process.schema.ts';
import { isProcess } from '../domain/programs/program.ts';
import { checkStart } from '../domain/programs/start.rules.ts';
import { type ProcessCaseInput, processCaseWorkflow } from '../workflows/process.messages.ts';
import { processStartOptions } from '../workflows/process.start.ts';
import type { OutsideActivities, StartCaseInput } from './activities.ts';
import { endsHere } from './automatic-failures.ts';
import { AlreadyEnrolled, enrol } from './learning/enrol.ts';
import { processesAt } from './programs-in-force.ts';
import type { Stores } from './store/stores.ts';

export interface StartCaseDeps {
  readonly stores: Pick<Stores, 'programs' | 'people' | 'cases' | 'certificates' | 'enrolments'> & {
    readonly standing: Pick<Stores['standing'], 'competenciesOf'>;
  };
  readonly client: Pick<Client, 'workflow'>;
  readonly publicUrl: string;
  readonly now?: (() => Date) | undefined;
}

/**
 * Starts a case of the program in force for the same partner; one that runs already under this id is what was asked for.
 * @throws ApplicationFailure `unknown-name` when no such program is in force, `form-refused` when the values do not make
 *   its starting form; anything else passes, and is tried again.
 */
export function createStartCase(deps: StartCaseDeps): OutsideActivities['startCase'] {
  return async (input) => {
    const now = (deps.now?.() ?? new Date()).toISOString();
    const program = await deps.stores.programs.current(input.programId, now);
    if (!isProcess(program))
      throw endsHere(
        'unknown',
        `No program "${input.programId}" that a case can be started of is in force: publish one.`,
      );
    const enrolled = await enrolledIn(deps, program, input, now);
    if (enrolled.joined) {
      const { caseId } = enrolled;
      return { caseId, workflowId: caseWorkflowId(program.program, input.partner.id, caseId), joined: true };
    }
    const options = processStartOptions(
      await caseInput(deps, program, { ...input, ...enrolled }, now),
      deps.publicUrl,
    );
    try {
      await deps.client.workflow.start(processCaseWorkflow, options);
    } catch (failure) {
      if (!(failure instanceof WorkflowExecutionAlreadyStartedError)) throw failure;
    }
    return { caseId: enrolled.caseId, workflowId: options.workflowId };
  };
}

interface Enrolled {
  readonly caseId: string;
  /** It was open before. */
  readonly joined?: true;
  readonly learner?: { readonly id: string; readonly name: string };
}

/** Whose case it is, in a program for a learner, and under which id. */
async function enrolledIn(
  { stores }: StartCaseDeps,
  program: Process,
  { caseId, partner, startedBy, personId }: StartCaseInput,
  now: string,
): Promise<Enrolled> {
  if (program.starts.for !== 'learner') {
    if (personId === undefined) return { caseId };
    throw endsHere('values', `"${program.title}" is not for a learner: leave person out.`);
  }
  const person = await stores.people.get(personId ?? startedBy);
  if (!person?.active || person.partnerId !== partner.id)
    throw endsHere(
      'refused',
      `"${program.title}" is for one of the partner's people, and whoever was named is not, or has no access.`,
    );
  const inForce = async () => processesAt(stores.programs, now);
  const asked = { program, person, partnerId: partner.id, requestKey: caseId };
  try {
    const enrolled = await enrol({ stores, now, inForce }, asked);
    return { caseId: enrolled, learner: { id: person.id, name: person.name } };
  } catch (failure) {
    // Whom a rule enrols may have come before it: that is what the rule wants.
    if (failure instanceof AlreadyEnrolled) return { caseId: failure.caseId, joined: true };
    if (failure instanceof DomainError) throw endsHere('refused', failure.message);
    throw failure;
  }
}

async function caseInput(
  { stores }: StartCaseDeps,
  program: Process,
  input: StartCaseInput & Enrolled,
  now: string,
): Promise<ProcessCaseInput> {
  const { caseId, partner, startedBy, learner, parent } = input;
  const known = { ...partner, competencies: await stores.standing.competenciesOf(partner.id) };
  const checked = await checkStart(program, input.values, {
    ...{ partner: known, learner, now },
    kept: input.values,
  });
  if ('problems' in checked) {
    const words = checked.problems.map(({ field, message }) => `${field}: ${message}`).join('; ');
    throw endsHere(
      'formRefused',
      `The starting form of "${program.title}" does not take these values. ${words}.`,
    );
  }
  const { values, title } = checked;
  return {
    caseId,
    program,
    partner,
    startedBy: { personId: startedBy, via: 'system' },
    learner,
    values,
    title,
    parent,
  };
}
