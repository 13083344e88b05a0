import { DomainError } from '../../../../domain/errors.ts';
import { askedOf, besideIn, defaultsIn, fillForm } from '../../../../domain/programs/fill-form.rules.ts';
import type { ApplicationsService } from '../../../../handlers/services/applications.services.ts';
import type { CasesService } from '../../../../handlers/services/cases.services.ts';
import type { ProgramsService } from '../../../../handlers/services/programs.services.ts';
import { applicant, onboarding } from './cases.ts';
import type { World } from './fake-services.ts';
import { now } from './sample.ts';

type Change = <T>(name: string, input: unknown, answer: () => T) => Promise<T>;

const missing = (what: string) => new DomainError('not-found', `No ${what}`);

/** Cases in memory: one page, some rows. */
export function fakeCases(world: World, change: Change): CasesService {
  const view = () => world.casePage.view;
  return {
    inForce: async () => [onboarding],
    startable: async () => world.startable,
    start: (_caller, programId, values, { partnerId }) =>
      change('start', { programId, values, partnerId }, view),
    askedAtStart: async (_caller, _programId, values) =>
      askedOf({ program: onboarding, form: onboarding.starts.form, known: {}, now }, values),
    get: async (_caller, caseId) => {
      if (caseId !== view().id) throw missing(`case ${caseId}`);
      return world.casePage;
    },
    list: async (_caller, { stage }) => ({
      items: world.cases.filter((one) => stage === undefined || one.stage === stage),
      ...(stage === 'vetting' || stage === undefined ? { cursor: 'older-ones' } : {}),
    }),
    completeTask: async (_caller, caseId, taskId, answer) => {
      await refuseWrong(world, taskId, answer);
      return change('completeCaseTask', { caseId, taskId, answer }, view);
    },
    act: (_caller, caseId, act, input) => change('caseAct', { caseId, act, input }, view),
    possibleActs: () => world.caseActs,
    draft: async () => world.typed,
    keepDraft: async (_caller, _caseId, _taskId, values) => {
      world.typed = values as World['typed'];
    },
    asked: async (_caller, _caseId, taskId, values) => {
      const { program } = world.casePage;
      const task = [...view().tasks, world.task].find(({ id }) => id === taskId);
      const form = task?.form;
      return form ? askedOf({ program, form, known: view().facts.data, now }, values) : new Set();
    },
    defaults: async (_caller, _caseId, taskId) => {
      const { program } = world.casePage;
      const form = [...view().tasks, world.task].find(({ id }) => id === taskId)?.form;
      return form ? defaultsIn({ program, form, known: view().facts.data, now }) : {};
    },
    beside: async (_caller, _caseId, taskId) => {
      const { program } = world.casePage;
      const form = [...view().tasks, world.task].find(({ id }) => id === taskId)?.form;
      return form ? besideIn({ program, form, known: view().facts.data, now }) : {};
    },
    document: async (_caller, _caseId, documentId) => {
      if (documentId !== 'ab'.repeat(32)) throw missing(`document ${documentId}`);
      return { name: 'exträct’s.pdf', type: 'application/pdf', bytes: new TextEncoder().encode('%PDF-1.7') };
    },
  };
}

/** What the product says of a form that is not filled in as it must be. */
async function refuseWrong({ casePage: { program, view } }: World, taskId: string, answer: unknown) {
  const form = view.tasks.find(({ id }) => id === taskId)?.form;
  const { values } = (answer as { data?: { values?: unknown } }).data ?? {};
  if (!form || values === undefined) return;
  const checked = await fillForm({ program, form, known: view.facts.data, now }, values);
  if ('values' in checked) return;
  const problems = checked.problems.map((one) => ({ ...one, field: `data.values.${one.field}` }));
  throw new DomainError('invalid-input', 'Some fields need attention', problems);
}

/** A draft of an application, and the case that it becomes. */
export function fakeApplications(world: World, change: Change): ApplicationsService {
  return {
    open: async (programId) => (programId === onboarding.program ? onboarding : undefined),
    begin: (programId, input) => change('begin', { programId, input }, () => undefined),
    draft: async () => {
      if (world.draft === 'invalid') return { state: 'invalid' };
      if (world.draft === 'sent') return { state: 'sent', caseToken: 'case-token' };
      return { state: 'open', program: onboarding, values: world.typed ?? {} };
    },
    keep: async (_token, values) => {
      world.typed = values as World['typed'];
    },
    submit: (token, values) =>
      change('submitApplication', { token, values }, () => ({ caseToken: 'case-token' })),
    byCaseLink: async () =>
      world.caseLink === 'open'
        ? { caller: { person: applicant, via: 'email-link' }, page: world.casePage }
        : undefined,
  };
}

export function fakePrograms(world: World, change: Change): ProgramsService {
  const refuse = async () => {
    throw missing('such call in these tests');
  };
  const find = (programId: string, version: number) => {
    const found = world.programs.find((one) => one.programId === programId && one.version === version);
    if (!found) throw missing('version');
    return found;
  };
  return {
    list: async () =>
      [...Map.groupBy(world.programs, ({ programId }) => programId).values()].flatMap(
        ([first]) => first ?? [],
      ),
    running: async () => {
      if (world.running instanceof Error) throw world.running;
      return world.running;
    },
    versions: async (_caller, programId) => world.programs.filter((one) => one.programId === programId),
    source: async () => world.source,
    scripts: async () => world.scripts,
    propose: refuse,
    publish: (_caller, programId, version, input) =>
      change('publish', { programId, version, input }, () => find(programId, version)),
    previewMigration: async (_caller, _programId, to) => ({
      items: [
        {
          ...{ caseId: 'C-7K3M9Q2XBA', title: 'Kestrel Maritime AS', newSteps: ['Credit limit'] },
          from: { version: 2, stage: 'plan' },
          to: { version: to, stage: 'plan' },
          deadlines: [{ what: 'Profile: due', before: now }],
        },
        {
          ...{ caseId: 'C-2H8T4V6YKM', title: 'Halden & Sons Ltd.', newSteps: [], deadlines: [] },
          from: { version: 1, stage: 'vetting' },
          to: { version: to, stage: 'vetting' },
          problem: `Version ${to} has no stage vetting, in which the case stands.`,
        },
      ],
    }),
    migrate: refuse,
    migrateMany: (_caller, input) =>
      change('migrateMany', input, () => [
        { caseId: 'C-7K3M9Q2XBA' },
        { caseId: 'C-0B5N8R1WCZ', problem: 'It is over.' },
      ]),
    decisions: refuse,
  };
}
