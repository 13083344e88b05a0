import type { enrol } from '../../../activities/learning/enrol.ts';
import { processesAt } from '../../../activities/programs-in-force.ts';
import { DomainError } from '../../../domain/errors.ts';
import { idFrom } from '../../../domain/ids.ts';
import type { Partner } from '../../../domain/partners/partner.schema.ts';
import type { Process } from '../../../domain/programs/process.schema.ts';
import type { CasesService } from '../cases.services.ts';
import type { ServiceContext } from '../context.ts';
import { partnerFor } from '../deals/partner.ts';
import { sha256 } from '../hash.ts';
import { invalid } from '../parse.ts';
import { isAllowed, refuseUnlessAllowed } from '../permissions.ts';
import type { Caller } from '../services.ts';
import { fieldsAsked } from './form.ts';
import { recordInConditions } from './known-partner.ts';
import { caseFor, currentProcess } from './load.ts';
import { startingValues } from './starting-values.ts';
import { learnerIn, mayStart, refuseStart } from './who-starts.ts';

/** Starts a case of a program. Its id comes from the partner and the request's key. */
export function startCase(context: ServiceContext): CasesService['start'] {
  return async (caller, programId, values, { partnerId, personId, requestKey }) => {
    refuseUnlessAllowed(caller, 'start-case');
    const program = await openProgram(context, caller, programId);
    const partner = await aboutPartner(context, caller, partnerId);
    const person = await learnerIn(context, caller, { program, partner, personId });
    const of = recordInConditions(partner);
    const learner = person && { id: person.id, name: person.name };
    const start = await startingValues(context, program, {
      ...{ given: values, learner },
      partner: await conditionsOf(context, partner),
    });
    const { startOrFind } = await import('./start-case.ts');
    const view = await startOrFind(context, {
      caseId: person
        ? await enrolled(context, { program, person, partnerId: of.id, requestKey })
        : idFrom('case', sha256(programId, of.id, requestKey)),
      program,
      partner: of,
      startedBy: { personId: caller.person.id, via: caller.via },
      learner,
      ...start,
    });
    return caseFor(caller, view);
  };
}

/** What the starting form asks; the vendor's people may not have said yet which partner the case is about. */
export function askedAtStart(context: ServiceContext): CasesService['askedAtStart'] {
  return async (caller, programId, values, { partnerId, personId }) => {
    refuseUnlessAllowed(caller, 'start-case');
    const program = await openProgram(context, caller, programId);
    const unsaid = partnerId === undefined && caller.person.partnerId === undefined;
    const known = unsaid ? {} : await knownOf(context, caller, { program, partnerId, personId });
    return fieldsAsked(context, { program, form: program.starts.form, known }, values);
  };
}

/** What a starting form can speak of; of a learner when it was said who. */
async function knownOf(
  context: ServiceContext,
  caller: Caller,
  {
    program,
    partnerId,
    personId,
  }: { program: Process; partnerId?: string | undefined; personId?: string | undefined },
): Promise<Record<string, unknown>> {
  const partner = await aboutPartner(context, caller, partnerId);
  const said = personId !== undefined || caller.person.partnerId !== undefined;
  const person = said ? await learnerIn(context, caller, { program, partner, personId }) : undefined;
  const learner = person ? { learner: { id: person.id, name: person.name } } : {};
  return { partner: await conditionsOf(context, partner), ...learner };
}

/** Loaded when a learner begins: few cases do. */
async function enrolled(context: ServiceContext, asked: Parameters<typeof enrol>[1]): Promise<string> {
  const work = await import('../../../activities/learning/enrol.ts');
  const deps = { stores: context.stores, now: context.now().toISOString() };
  return work.enrol({ ...deps, inForce: () => processesInForce(context) }, asked);
}

/** What conditions can say of a partner before its case begins. */
const conditionsOf = async ({ stores }: ServiceContext, partner: Partner) => ({
  ...recordInConditions(partner),
  competencies: await stores.standing.competenciesOf(partner.id),
});

/** A partner is told of no program that is the vendor's alone. */
async function openProgram(context: ServiceContext, caller: Caller, programId: string): Promise<Process> {
  const program = await currentProcess(context, programId);
  const hidden = caller.person.partnerId !== undefined && program?.starts.by === 'vendor';
  if (!program || hidden)
    throw new DomainError('not-found', `There is no program ${programId} to start a case of.`);
  refuseStart(caller, program);
  return program;
}

/** The vendor's people say which partner the case is about. */
function aboutPartner(
  context: ServiceContext,
  caller: Caller,
  partnerId: string | undefined,
): Promise<Partner> {
  if (partnerId === undefined && caller.person.partnerId === undefined)
    throw invalid([{ field: 'partnerId', message: 'Name the partner that the case is about' }]);
  return partnerFor(context, caller, partnerId);
}

/** The programs of stages and steps that are in force, by their titles. */
export const processesInForce = ({ stores, now }: Pick<ServiceContext, 'stores' | 'now'>) =>
  processesAt(stores.programs, now().toISOString());

export function startableCases(context: ServiceContext): CasesService['startable'] {
  return async (caller) => {
    if (!isAllowed(caller, 'start-case')) return [];
    return (await processesInForce(context)).filter((program) => mayStart(caller, program));
  };
}

export function programsInForce(context: ServiceContext): CasesService['inForce'] {
  return async (caller) => {
    refuseUnlessAllowed(caller, 'read-cases');
    if (caller.person.partnerId !== undefined)
      throw new DomainError('forbidden', 'The list of programs is for the vendor.');
    return processesInForce(context);
  };
}
