import { businessClock } from '../../../domain/calendar/business-clock.rules.ts';
import type { Task } from '../../../domain/cases/case.schema.ts';
import type { Deadline } from '../../../domain/cases/next-step.rules.ts';
import {
  escalationWords,
  silenceMeans,
  silenceWords,
  silentWords,
} from '../../../domain/cases/silence.rules.ts';
import { outline, type PlacedStep } from '../../../domain/programs/outline.rules.ts';
import type { Path } from '../../../domain/programs/reading/problems.ts';
import type { Patience } from '../../../domain/programs/steps/common.schema.ts';
import { untilOver } from '../../../domain/programs/until.rules.ts';
import { isOfPartner, learnerLabel, roleInWords } from '../../../domain/programs/who.rules.ts';
import type { SampleCase } from './sample-case.ts';
import { readerOf } from './sample-people.ts';
import { type Question, questionsOf } from './sample-questions.ts';

/** One question that a program asks, as the task that it becomes; several come from one step. */
export interface SampleTask {
  readonly task: Task;
  /** Where in the program it is written. */
  readonly path: Path;
  readonly stage: string;
  readonly by: string;
  readonly patience: Patience;
  /** The first moment at which it goes on without an answer. */
  readonly deadlines: readonly Deadline[];
  /** Only the vendor's people learn of it. */
  readonly internal: boolean;
  /** Asked again after a decision wanted changes. */
  readonly changes?: true;
}

/** Everything that a program asks of somebody, in the order of the file. */
export function sampleTasks(sample: SampleCase): SampleTask[] {
  return outline(sample.program).flatMap((placed) =>
    questionsOf(sample, placed).map((question, index) => taskOf(sample, placed, question, index)),
  );
}

function taskOf(sample: SampleCase, placed: PlacedStep, question: Question, index: number): SampleTask {
  const { program, now } = sample;
  const {
    by,
    patience,
    outcomes,
    needs,
    path,
    note,
    agreement,
    course,
    exam,
    chore,
    signedIn = false,
  } = question;
  const ofPartner = isOfPartner(by);
  const reader = readerOf(by, program.calendar.timeZone);
  const dueAt =
    untilOf(sample, patience) ?? momentAfter(sample, patience, patience.within ?? patience.serviceLevel);
  const form = formBehind(sample, question.form);
  const task: Task = {
    ...{ id: `T${index + 1}`, step: question.step, title: question.title },
    ...{ party: ofPartner ? 'partner' : 'vendor', role: by, roleLabel: roleLabel(sample, by) },
    ...{ assignees: [reader.id], quorum: 1, votes: [], openedAt: now, status: 'open', signedIn },
    outcomes: outcomes.map(({ id, label, effect, tone, ...rest }) => ({
      ...{ id, label, effect, tone },
      needs: needs({ id, label, effect, tone, ...rest }),
    })),
    atSilence: silence(sample, question),
    ...(dueAt === undefined ? {} : { dueAt }),
    ...(note === undefined ? {} : { note }),
    ...(form === undefined ? {} : { form }),
    ...(agreement === undefined ? {} : { agreement }),
    ...(course === undefined ? {} : { course }),
    ...(exam === undefined ? {} : { exam }),
    ...(chore === undefined ? {} : { chore }),
  };
  const internal = [placed.step, ...placed.inside.map(({ step }) => step)].some(
    ({ audience }) => audience === 'vendor',
  );
  const changes = question.changes ? { changes: true as const } : {};
  const deadlines = goesOn(sample, question).map((moment) => ({ ...moment, of: task.id }));
  return { task, path, stage: placed.stage, by, patience, deadlines, internal, ...changes };
}

/** A form by its own name, or by that of the step that asks for it. */
function formBehind({ program }: SampleCase, name: string | undefined): string | undefined {
  if (name === undefined || Object.hasOwn(program.forms, name)) return name;
  const found = outline(program).find(({ step }) => step.id === name)?.step;
  return found?.step === 'form' ? found.form : undefined;
}

export function roleLabel({ program }: SampleCase, role: string): string {
  if (role === 'partner') return 'Northwind Traders';
  if (role === 'learner') return learnerLabel;
  return roleInWords(role, program.roles);
}

function meansOf(
  { program }: SampleCase,
  { patience, outcomes, silentOutcomes = outcomes }: Question,
): string {
  const endLabel = (end: string) => program.outcomes[end]?.label ?? end;
  return patience.atSilence ? silenceMeans(patience.atSilence, silentOutcomes, endLabel) : '';
}

function silence(sample: SampleCase, question: Question): string {
  const { by, chore, exam, patience } = question;
  const { within, serviceLevel, escalation, atSilence } = patience;
  return silenceWords({
    ...{ ofPartner: isOfPartner(by), chore, exam: exam !== undefined, due: within ?? serviceLevel },
    above: escalation && roleLabel(sample, escalation.to),
    silence: atSilence && { after: atSilence.after, means: meansOf(sample, question) },
  });
}

/** What comes first while nobody answers, as a case's page says it. */
function goesOn(sample: SampleCase, question: Question): Deadline[] {
  const { by, patience } = question;
  const { escalation, atSilence } = patience;
  const due = untilOf(sample, patience);
  const before = (span: number) =>
    due === undefined ? momentAfter(sample, patience, span) : shifted(due, -span);
  const later = (span: number) =>
    due === undefined ? momentAfter(sample, patience, span) : shifted(due, span);
  const moments = [
    ...(escalation
      ? [{ at: before(escalation.after), what: escalationWords(roleLabel(sample, escalation.to)) }]
      : []),
    ...(atSilence
      ? [{ at: later(atSilence.after), what: silentWords(isOfPartner(by), meansOf(sample, question)) }]
      : []),
  ].flatMap(({ at, what }) => (at === undefined ? [] : [{ at, what }]));
  return moments.sort((a, b) => a.at.localeCompare(b.at)).slice(0, 1);
}

/** The moment that `until` gives over the sample, if it gives one. */
function untilOf({ program, data, now }: SampleCase, { until }: Patience): string | undefined {
  return until === undefined ? undefined : untilOver(program, until, { data, now });
}

const shifted = (from: string, by: number): string => new Date(Date.parse(from) + by).toISOString();

/** So long after now, in the time that the question counts in. */
function momentAfter(
  { program, now }: SampleCase,
  { serviceLevel }: Patience,
  span: number | undefined,
): string | undefined {
  if (span === undefined) return undefined;
  if (serviceLevel === undefined) return shifted(now, span);
  return new Date(businessClock(program.calendar).after(Date.parse(now), span)).toISOString();
}
