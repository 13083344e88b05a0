import type { AnyCase } from '../../../domain/cases/any-case.ts';
import { viewForPartner } from '../../../domain/deals/redaction.rules.ts';
import { type DealStage, dealStages } from '../../../domain/deals/stages.ts';
import { processForPartner } from '../../../domain/processes/redaction.rules.ts';
import type { DealProgram } from '../../../domain/programs/deal-registration.schema.ts';
import { besideIn, defaultsIn } from '../../../domain/programs/fill-form.rules.ts';
import { outline } from '../../../domain/programs/outline.rules.ts';
import type { WaitStep } from '../../../domain/programs/steps/wait.step.ts';
import { isOfPartner } from '../../../domain/programs/who.rules.ts';
import type { SampledPage } from '../previews.services.ts';
import { type SampleCase, viewAt } from './sample-case.ts';
import { type DealQuestion, dealAt } from './sample-deal.ts';
import { partnerReader, readerOf } from './sample-people.ts';
import type { SampleTask } from './sample-tasks.ts';

/** The forms of a program of stages and steps, and what its partner reads at each point at which a case can wait. */
export function processPages(sample: SampleCase, tasks: readonly SampleTask[]): SampledPage[] {
  const { program } = sample;
  const { timeZone } = program.calendar;
  const { form, by } = program.starts;
  const start: SampledPage = {
    ...{ kind: 'form', title: program.forms[form]?.title ?? program.title, path: ['forms', form] },
    reader: readerOf(by === 'vendor' ? 'ops' : 'partner', timeZone),
    shows: { as: 'start', held: defaultsIn({ program, form, known: {}, now: sample.now }) },
  };
  const forms = tasks
    .filter(({ task }) => task.form !== undefined || task.agreement !== undefined)
    .map(({ task, path, stage, deadlines, by: whom }): SampledPage => {
      const view = viewAt(sample, stage, { tasks: [task], deadlines });
      const at = task.form && { program, form: task.form, known: sample.data, now: sample.now };
      const filled = at ? { beside: besideIn(at), held: defaultsIn(at) } : {};
      const shows = { as: 'task', view, task, ...filled } as const;
      return { kind: 'form', title: task.title, path, reader: readerOf(whom, timeZone), shows };
    });
  return [start, ...forms, ...waitingPages(sample, tasks)];
}

function waitingPages(sample: SampleCase, tasks: readonly SampleTask[]): SampledPage[] {
  const { program } = sample;
  const reader = { ...partnerReader, timeZone: program.calendar.timeZone };
  const page = (title: string, path: SampledPage['path'], view: ReturnType<typeof viewAt>): SampledPage => ({
    ...{ kind: 'waiting', title, path, reader },
    shows: { as: 'waiting', view: processForPartner(view) },
  });
  const waits = outline(program).flatMap(({ step, path, stage }) => {
    if (step.step !== 'wait') return [];
    const what = sample.say(step.title ?? (step.event ? `Waits for ${step.event}` : 'Waits'));
    return [page(what, path, viewAt(sample, stage, { what, deadlines: endOf(step, sample.now) }))];
  });
  const asked = tasks
    .filter(({ internal }) => !internal)
    .map(({ task, path, stage, deadlines }) =>
      page(task.title, path, viewAt(sample, stage, { tasks: [task], deadlines })),
    );
  const stages = program.stages.map(({ id, label, waiting }, index) => {
    const path = ['stages', index, waiting === undefined ? 'label' : 'waiting'];
    return page(`${label}: nobody is asked`, path, viewAt(sample, id));
  });
  return [...stages, ...asked, ...waits];
}

/** When a wait goes on by itself, where it waits for so long. */
function endOf({ for: span, within, event }: WaitStep, now: string) {
  const after = span ?? within;
  if (after === undefined) return [];
  const what = event === undefined ? 'It goes on by itself' : 'It goes on without';
  return [{ at: new Date(Date.parse(now) + after).toISOString(), what }];
}

const writtenIn: Readonly<Record<DealStage, SampledPage['path']>> = {
  intake: ['customer'],
  conflict: ['queue', 'decideWithin'],
  queued: ['queue'],
  offered: ['queue', 'accept'],
  review: ['approval'],
  'action-required': ['approval', 'changes'],
  protected: ['protection'],
  closed: ['title'],
};

/** The form that registers a deal, those that it is answered with, and what its partner reads in each stage. */
export function dealPages(
  program: DealProgram,
  now: string,
  questions: readonly DealQuestion[],
): SampledPage[] {
  const { timeZone } = program.calendar;
  const reader = { ...partnerReader, timeZone };
  const waiting = (
    title: string,
    path: SampledPage['path'],
    view: ReturnType<typeof dealAt>,
  ): SampledPage => ({
    ...{ kind: 'waiting', title, path, reader },
    shows: { as: 'waiting', view: viewForPartner(view) as AnyCase },
  });
  const stages = (Object.keys(dealStages) as DealStage[]).filter((stage) => stage !== 'closed');
  return [
    { kind: 'form', title: 'Register a deal', path: ['title'], reader, shows: { as: 'start' } },
    ...questions
      .filter(({ by }) => isOfPartner(by))
      .map(({ task, path, stage, by }): SampledPage => {
        const shows = { as: 'task', view: dealAt(program, now, stage, [task]) as AnyCase, task } as const;
        return { kind: 'form', title: task.title, path, reader: readerOf(by, timeZone), shows };
      }),
    ...stages.map((stage) => waiting(dealStages[stage], writtenIn[stage], dealAt(program, now, stage))),
    ...questions.map(({ task, stage, path }) =>
      waiting(task.title, path, dealAt(program, now, stage, [task])),
    ),
  ];
}
