import { type AnyCase, isDeal } from '../../../domain/cases/any-case.ts';
import { DomainError } from '../../../domain/errors.ts';
import { planMigration } from '../../../domain/processes/migration-plan.rules.ts';
import type { ProcessView } from '../../../domain/processes/process-facts.ts';
import type { Process } from '../../../domain/programs/process.schema.ts';
import { isProcess } from '../../../domain/programs/program.ts';
import { migrateUpdate } from '../../../workflows/process.messages.ts';
import { loadCase, processOf } from '../cases/load.ts';
import type { ServiceContext } from '../context.ts';
import { parse } from '../parse.ts';
import { refuseUnlessAllowed } from '../permissions.ts';
import type { MigrationPreview, ProgramsService } from '../services.ts';
import { update } from '../temporal.ts';
import { migrationSchema } from './schemas.ts';
import { versionOf } from './versions.ts';

/** The cases that run under a version below this one, and what moving each would do; nothing is changed. */
export function previewMigration(context: ServiceContext): ProgramsService['previewMigration'] {
  return async (caller, programId, to, page) => {
    refuseUnlessAllowed(caller, 'migrate-case');
    const target = await targetOf(context, programId, to);
    const { items: ids, cursor } = await context.stores.cases.listOpen(programId, to, page);
    const views = (await context.stores.cases.views(ids)).filter(isRunning);
    const items = await Promise.all(views.map((view) => preview(context, view, target)));
    return { items, ...(cursor === undefined ? {} : { cursor }) };
  };
}

const isRunning = (view: AnyCase): view is ProcessView => !isDeal(view) && view.status === 'open';

async function preview(
  context: ServiceContext,
  view: ProcessView,
  target: Process,
): Promise<MigrationPreview> {
  const from = await processOf(context, view);
  const { to, deadlines, newSteps, problem } = planMigration(view, from, target);
  return {
    ...{ caseId: view.id, title: view.title, deadlines, newSteps },
    from: { version: from.version, stage: view.stage },
    to: { version: target.version, ...to },
    ...(problem === undefined ? {} : { problem }),
  };
}

/** Moves one case to another version of its program; one that is there already is left alone. */
export function migrateCase(context: ServiceContext): ProgramsService['migrate'] {
  return async (caller, caseId, to, reason) => {
    const { view } = await loadCase(context, caller, caseId);
    refuseUnlessAllowed(caller, 'migrate-case', view);
    const wanted = parse(migrationSchema, { to, reason });
    if (view.program.version === wanted.to) return view;
    const program = await targetOf(context, view.program.id, wanted.to);
    const { person, via } = caller;
    const argument = { program, reason: wanted.reason, actor: { personId: person.id, via } };
    return update<ProcessView>(context, view.workflowId, { name: migrateUpdate.name, argument });
  };
}

/** @throws `not-found`; `not-now` for a version that is not published, or a program whose cases do not move. */
async function targetOf(context: ServiceContext, programId: string, version: number): Promise<Process> {
  const { status } = await versionOf(context, programId, version);
  const program = await context.stores.programs.version(programId, version);
  if (!isProcess(program))
    throw new DomainError('not-now', `Cases of ${programId} keep the version that they began with.`);
  if (status === 'published') return program;
  throw new DomainError('not-now', `Version ${version} of ${programId} is not published yet.`);
}
