import { DomainError } from '../../../domain/errors.ts';
import { idFrom } from '../../../domain/ids.ts';
import type { Partner } from '../../../domain/partners/partner.schema.ts';
import type { Process } from '../../../domain/programs/process.schema.ts';
import { isProcess, versionInForce } from '../../../domain/programs/program.ts';
import type { ServiceContext } from '../context.ts';
import { partnerFor } from '../deals/partner.ts';
import { sha256 } from '../hash.ts';
import { invalid } from '../parse.ts';
import { isAllowed, refuseUnlessAllowed } from '../permissions.ts';
import type { Caller, CasesService } from '../services.ts';
import { fieldsAsked } from './form.ts';
import { caseFor, currentProcess } from './load.ts';
import { startOrFind } from './start-case.ts';
import { startingValues } from './starting-values.ts';
import { mayStart, refuseStart } from './who-starts.ts';

/** Starts a case of a program. Its id comes from the partner and the request's key. */
export function startCase(context: ServiceContext): CasesService['start'] {
  return async (caller, programId, values, { partnerId, requestKey }) => {
    refuseUnlessAllowed(caller, 'start-case');
    const program = await openProgram(context, caller, programId);
    const partner = await aboutPartner(context, caller, partnerId);
    const of = conditionsOf(partner);
    const start = await startingValues(context, program, { given: values, partner: of });
    const view = await startOrFind(context, {
      caseId: idFrom('case', sha256(programId, of.id, requestKey)),
      program,
      partner: of,
      startedBy: { personId: caller.person.id, via: caller.via },
      ...start,
    });
    return caseFor(caller, view);
  };
}

/** What the starting form asks; the vendor's people may not have said yet which partner the case is about. */
export function askedAtStart(context: ServiceContext): CasesService['askedAtStart'] {
  return async (caller, programId, values, partnerId) => {
    refuseUnlessAllowed(caller, 'start-case');
    const program = await openProgram(context, caller, programId);
    const unsaid = partnerId === undefined && caller.person.partnerId === undefined;
    const known = unsaid ? {} : { partner: conditionsOf(await aboutPartner(context, caller, partnerId)) };
    return fieldsAsked(context, { program, form: program.starts.form, known }, values);
  };
}

/** What conditions can say of a partner. */
const conditionsOf = ({ id, name, tier, country }: Partner) => ({ id, name, tier, country });

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
export async function processesInForce({
  stores,
  now,
}: Pick<ServiceContext, 'stores' | 'now'>): Promise<readonly Process[]> {
  const at = now().toISOString();
  const all = await stores.programs.list();
  const ids = [...new Set(all.map(({ programId }) => programId))];
  const versions = ids.flatMap(
    (id) =>
      versionInForce(
        all.filter(({ programId }) => programId === id),
        at,
      ) ?? [],
  );
  const programs = await Promise.all(
    versions.map(({ programId, version }) => stores.programs.version(programId, version)),
  );
  return programs.filter(isProcess).sort((a, b) => a.title.localeCompare(b.title, 'en'));
}

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
