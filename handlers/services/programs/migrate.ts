import { type AnyCase, isDeal } from '../../../domain/cases/any-case.ts';
import type { Page, PageRequest } from '../../../domain/cases/listing.ts';
import { planDealMigration } from '../../../domain/deals/migration-plan.rules.ts';
import { dealStages } from '../../../domain/deals/stages.ts';
import { DomainError } from '../../../domain/errors.ts';
import type { MigrationPlan } from '../../../domain/processes/migration-plan.rules.ts';
import { isDealProgram, isProcess, type Program } from '../../../domain/programs/program.ts';
import { migrateUpdate } from '../../../workflows/process.messages.ts';
import { knownPartner } from '../cases/known-partner.ts';
import { caseFor, loadCase } from '../cases/load.ts';
import type { ServiceContext } from '../context.ts';
import { loadDeal } from '../deals/load.ts';
import { byItself, inLanes } from '../one-by-one.ts';
import { parse } from '../parse.ts';
import { refuseUnlessAllowed } from '../permissions.ts';
import type { MigrationPreview, ProgramsService } from '../programs.services.ts';
import type { Caller } from '../services.ts';
import { update } from '../temporal.ts';
import { dealsByStage } from './deals-by-stage.ts';
import { migrationSchema, migrationsSchema } from './schemas.ts';
import { versionOf } from './versions.ts';

/** The cases that run under a version below this one, and what moving each would do; nothing is changed. */
export function previewMigration(context: ServiceContext): ProgramsService['previewMigration'] {
  return async (caller, programId, to, page) => {
    refuseUnlessAllowed(caller, 'migrate-case');
    return previewsUnder(context, await targetOf(context, programId, to), page);
  };
}

/** The running cases of lower versions under a program, which need not be published. */
export async function previewsUnder(
  context: ServiceContext,
  target: Program,
  page: PageRequest,
): Promise<Page<MigrationPreview>> {
  const { ids, cursor } = await openCases(context, target, page);
  const views = (await context.stores.cases.views(ids)).filter((view) => isBelow(view, target));
  const items = await Promise.all(views.map((view) => preview(context, view, target)));
  return { items, ...(cursor === undefined ? {} : { cursor }) };
}

const isBelow = ({ status, program }: AnyCase, { version }: Program): boolean =>
  status === 'open' && program.version < version;

/** Deals are found by their stages, all other cases in the list of those that run. */
async function openCases(context: ServiceContext, { program, version }: Program, page: PageRequest) {
  if (program !== 'deal-registration') {
    const { items, cursor } = await context.stores.cases.listOpen(program, version, page);
    return { ids: items, cursor };
  }
  const stages = Object.keys(dealStages).filter((stage) => stage !== 'closed');
  const { items, cursor } = await dealsByStage(context, stages, page);
  return { ids: items.map(({ id }) => id), cursor };
}

async function preview(context: ServiceContext, view: AnyCase, target: Program): Promise<MigrationPreview> {
  const by = await askedBy(context, view, target);
  const { to, deadlines, newSteps, problem } = await planOf(context, view, target);
  return {
    ...{ caseId: view.id, title: view.title, deadlines, newSteps },
    from: { version: view.program.version, stage: view.stage },
    to: { version: target.version, ...to },
    ...(problem === undefined ? {} : { problem }),
    ...(by === undefined ? {} : { endsBy: by }),
  };
}

/** When what a holder's case has awarded ends, if the version asks for the renewal and is in force now. */
async function askedBy({ now }: ServiceContext, view: AnyCase, target: Program): Promise<string | undefined> {
  if (isDeal(view) || !isProcess(target) || target.holders?.do !== 'renew') return undefined;
  const at = now().toISOString();
  const { endsBy, holdsNow } = await import('../../../domain/certification/holders.rules.ts');
  return holdsNow(view.facts, target, at) ? endsBy(target, at) : undefined;
}

async function planOf(
  { stores, now }: ServiceContext,
  view: AnyCase,
  target: Program,
): Promise<MigrationPlan> {
  const { id, version } = view.program;
  const from = await stores.programs.version(id, version);
  if (isDeal(view) && from && isDealProgram(from) && isDealProgram(target))
    return planDealMigration(view, from, target, now().toISOString());
  if (!isDeal(view) && isProcess(from) && isProcess(target)) {
    // The language of conditions is loaded where it is needed: a cold start does without.
    const { planMigration } = await import('../../../domain/processes/migration-plan.rules.ts');
    return planMigration(view, from, target, await knownPartner({ stores }, view.partner.id));
  }
  throw new DomainError('unexpected', `Version ${version} of the program ${id} is missing.`);
}

/** Moves one case to another version of its program; one that is there already is left alone. */
export function migrateCase(context: ServiceContext): ProgramsService['migrate'] {
  return async (caller, caseId, to, reason) => {
    const view = await caseOf(context, caller, caseId);
    refuseUnlessAllowed(caller, 'migrate-case', view);
    const wanted = parse(migrationSchema, { to, reason });
    const shown = (one: AnyCase): AnyCase => (isDeal(one) ? one : caseFor(caller, one));
    if (view.program.version === wanted.to) return shown(view);
    const program = await targetOf(context, view.program.id, wanted.to);
    const { person, via } = caller;
    const argument = { program, reason: wanted.reason, actor: { personId: person.id, via } };
    return shown(await update<AnyCase>(context, view.workflowId, { name: migrateUpdate.name, argument }));
  };
}

/** Moves several cases, a few at a time; each succeeds or fails by itself. */
export function migrateCases(context: ServiceContext): ProgramsService['migrateMany'] {
  const migrate = migrateCase(context);
  return async (caller, input) => {
    refuseUnlessAllowed(caller, 'migrate-case');
    const { cases, to, reason } = parse(migrationsSchema, input);
    return inLanes([...new Set(cases)], async (caseId) => ({
      caseId,
      problem: await byItself(context.stores.audit, caseId, () => migrate(caller, caseId, to, reason)),
    }));
  };
}

async function caseOf(context: ServiceContext, caller: Caller, caseId: string): Promise<AnyCase> {
  const load = caseId.startsWith('D-') ? loadDeal : loadCase;
  return (await load(context, caller, caseId)).view;
}

/** @throws `not-found`; `not-now` for a version that is not published. */
async function targetOf(context: ServiceContext, programId: string, version: number): Promise<Program> {
  const { status } = await versionOf(context, programId, version);
  const program = await context.stores.programs.version(programId, version);
  if (program && status === 'published') return program;
  throw new DomainError('not-now', `Version ${version} of ${programId} is not published yet.`);
}
