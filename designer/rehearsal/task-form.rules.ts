import type { Outcome } from '../../domain/cases/case.schema.ts';
import { allSteps } from '../../domain/processes/migration.rules.ts';
import type { WrittenDealProgram } from '../../domain/programs/deal-registration.schema.ts';
import type { Form } from '../../domain/programs/form.schema.ts';
import type { WrittenProcess } from '../../domain/programs/process.schema.ts';
import { isWrittenDeal, type WrittenProgram } from '../../domain/programs/read-program.ts';
import { sampleDeal, sampleValues } from '../../domain/programs/samples.rules.ts';
import { formOfStep } from '../../domain/programs/step-form.rules.ts';
import type { Step } from '../../domain/programs/steps/step.schema.ts';
import { isRecord } from '../../domain/records.ts';
import type { FilmTask } from '../../domain/rehearsals/film.ts';

type Values = Readonly<Record<string, unknown>>;

/** What a case of this program can begin with. */
export function sampleStart(program: WrittenProgram, now: string): Values {
  if (isWrittenDeal(program)) return sampleDeal(program, now);
  const form = program.forms[program.starts.form];
  return form ? scripted(sampleValues(form, now)) : {};
}

/** As a script writes values: a file is its name. */
const scripted = (values: Values): Values =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      isRecord(value) && 'content' in value ? value.name : value,
    ]),
  );

/** What can be sent with an outcome of a task; nothing if none of its outcomes takes anything. */
export function sampleAnswer(program: WrittenProgram, task: FilmTask, now: string): Values | undefined {
  if (isWrittenDeal(program)) return dealAnswer(program, task);
  const needs = (need: Outcome['needs']) => task.outcomes.some((outcome) => outcome.needs === need);
  if (needs('result')) return { score: scoreThatPasses(program, task) };
  if (!needs('form')) return undefined;
  const form = formOfTask(program, task);
  return form ? scripted(sampleValues(form, now)) : {};
}

/** The form that a task asks for. Changes are made in a form that is filled in already: nothing need be sent. */
function formOfTask(program: WrittenProcess, task: FilmTask): Form | undefined {
  const step = stepOfTask(program, task);
  return step && task.step.split('/')[1] !== 'changes' ? formOfStep(program, step) : undefined;
}

function stepOfTask(program: WrittenProcess, { step: path }: FilmTask): Step | undefined {
  const [at = ''] = path.split('/');
  const id = at.replace(/^.*\]\./, '');
  return stepsOf(program).find((one) => one.id === id);
}

function scoreThatPasses(program: WrittenProcess, task: FilmTask): number {
  const step = stepOfTask(program, task);
  return step?.step === 'exam' ? step.pass : 0;
}

function dealAnswer({ currency }: WrittenDealProgram, { outcomes, step }: FilmTask): Values | undefined {
  if (!outcomes.some(({ needs }) => needs === 'fields')) return undefined;
  return step === 'changes' ? { value: { amount: 2_500_000, currency } } : { fields: ['value'] };
}

/** As many people as quorums ask for, by role: with fewer a case could not go on. */
export function peopleFor(program: WrittenProgram): Readonly<Record<string, number>> {
  const people: Record<string, number> = {};
  const levels = isWrittenDeal(program)
    ? []
    : stepsOf(program).flatMap((step) => (step.step === 'decision' ? step.levels : []));
  for (const { by, quorum } of levels)
    if (typeof quorum === 'number' && quorum > (people[by] ?? 1)) people[by] = quorum;
  return people;
}

function stepsOf({ stages }: WrittenProcess): Step[] {
  return stages.flatMap(({ steps }) => allSteps(steps));
}
