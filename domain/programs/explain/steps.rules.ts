import { termsInWords } from '../../learning/quiz-words.rules.ts';
import { own } from '../../records.ts';
import { partnerEvents } from '../../webhooks/told-to-cases.rules.ts';
import { listed } from '../../wording.rules.ts';
import { durationInWords } from '../duration-words.rules.ts';
import { defaultsInWords } from '../form-defaults.rules.ts';
import { alongside, innerLists } from '../outline.rules.ts';
import type { WrittenProcess } from '../process.schema.ts';
import { outcomesOf } from '../standard-outcomes.ts';
import { formOfStep } from '../step-form.rules.ts';
import type { StepOutcome } from '../steps/common.schema.ts';
import type { DecisionStep } from '../steps/decision.step.ts';
import type { ParallelStep } from '../steps/nesting.steps.ts';
import type { QuizStep } from '../steps/quiz.step.ts';
import type { Step } from '../steps/step.schema.ts';
import type { WaitStep } from '../steps/wait.step.ts';
import type { Line } from './explanation.ts';
import { silenceOf, whenOf, whoIn } from './waiting.rules.ts';

/** What a step is called where people read it, whatever case it is of. */
export function titleOf(program: Pick<WrittenProcess, 'forms'>, step: Step): string {
  const form = step.step === 'form' ? program.forms[step.form]?.title : undefined;
  const subject = step.step === 'message' ? step.subject : undefined;
  return withoutExpressions(step.title ?? form ?? subject ?? step.id);
}

/** `Look at {{ application.company }}` as `Look at ‹company›`. */
export function withoutExpressions(text: string): string {
  return text.replace(
    /\{\{\s*(.*?)\s*\}\}/g,
    (_, source: string) => `‹${/\w+$/.exec(source)?.[0] ?? source}›`,
  );
}

/** Steps in order, in sentences; what they hold is deeper. */
export function linesOf(program: WrittenProcess, steps: readonly Step[], depth = 0): Line[] {
  return steps.flatMap((step) => {
    const condition = step.when === undefined ? '' : `If \`${step.when}\`: `;
    const line = { depth, text: `${condition}${sentenceOf(program, step)}` };
    const inside = innerLists(step).flatMap(({ steps, part }) => {
      const name = partName(step, part);
      return name === undefined
        ? linesOf(program, steps, depth + 1)
        : [{ depth: depth + 1, text: name }, ...linesOf(program, steps, depth + 2)];
    });
    return [line, ...levelsOf(program, step, depth + 1), ...filledIn(program, step, depth + 1), ...inside];
  });
}

/** How a way or a lane is introduced; undefined where the steps follow at once. */
function partName(step: Step, part: string | number | undefined): string | undefined {
  if (step.step === 'branch')
    return typeof part === 'number' ? `If \`${step.ways[part]?.when ?? ''}\`:` : 'Otherwise:';
  if (step.step === 'repeat')
    return part === alongside ? 'After each round, beside those that follow:' : undefined;
  if (step.step !== 'parallel') return undefined;
  const { after } = step.lanes.find(({ name }) => name === part) ?? {};
  return after ? `${part}, after ${listed(after)}:` : `${part}:`;
}

/** How many lanes are waited for: `2 of these 5 are`. */
function joinInWords({ join, lanes }: ParallelStep): string {
  const many = typeof join === 'number' ? `${join} of these ${lanes.length}` : `${join} of these`;
  return `${many} ${join === 'any' || join === 1 ? 'is' : 'are'}`;
}

function sentenceOf(program: WrittenProcess, step: Step): string {
  const title = titleOf(program, step);
  const outcome = (id: string) => program.outcomes[id]?.label ?? id;
  switch (step.step) {
    case 'form':
      return `**${title}**: ${whoIn(program, step.by)} fills in the form; ${patienceOf(program, step)}.`;
    case 'task':
      return `**${title}**: ${whoIn(program, step.by)} does it; ${patienceOf(program, step)}. ${choices(program, outcomesOf(step))}`.trim();
    case 'decision':
      return decision(program, step, title);
    case 'agreement':
      return `**${title}**: ${whoIn(program, step.by)} signs; ${patienceOf(program, step)}.${step.countersign ? ` ${whoIn(program, step.countersign.by)} countersigns, ${whenOf(program, step.countersign)}.` : ''}`;
    case 'course':
      return `**${title}**: ${whoIn(program, step.by)} reads the course ${step.course}; ${patienceOf(program, step)}.`;
    case 'quiz':
      return quiz(program, step, title);
    case 'exam':
      return `**${title}**: ${whoIn(program, step.by)} sits the exam ${step.exam} of ${step.provider}, passed with ${step.pass} of ${step.outOf}; ${patienceOf(program, step)}.`;
    case 'check':
      return `**${title}**: checked automatically (${step.check})${step.giveUpAfter === undefined ? '' : `; goes on without an answer after ${durationInWords(step.giveUpAfter)}`}.`;
    case 'action':
      return `**${title}**: done automatically (${step.action}).`;
    case 'message':
      return `**${title}**: an e-mail to ${whoIn(program, step.to).replace(/^The/, 'the')}.`;
    case 'wait':
      return waits(step, title);
    case 'branch':
      return `**${title}**: one of these ways.`;
    case 'parallel':
      return `**${title}**: at the same time; goes on when ${joinInWords(step)} through.`;
    case 'each':
      return `**${title}**: for each ${step.as} in \`${step.in}\`:`;
    case 'repeat':
      return `**${title}**: again and again until \`${step.until}\` holds after a round; ${roundsInWords(step.atMost)}:`;
    case 'set':
      return `**${title}**: ${listed(Object.entries(step.values).map(([name, source]) => `${name} is \`${source}\``))}.`;
    case 'webhook':
      return `**${title}**: the system ${step.to} is told.`;
    case 'program':
      return `**${title}**: a case of ${step.program} is started${step.person === undefined ? '' : ` for \`${step.person}\``}${step.wait ? ', and its end is waited for' : ''}.`;
    case 'end':
      return `The case ends: ${outcome(step.outcome)}.`;
  }
}

/** How often a repeat goes round. */
export const roundsInWords = (atMost: number): string =>
  atMost === 1 ? 'one round' : `${atMost} rounds at most`;

type Patient = Parameters<typeof whenOf>[1];
const patienceOf = (program: WrittenProcess, step: Step & Patient) =>
  [whenOf(program, step, 'by' in step ? step.by : undefined), silenceOf(program, step, step)]
    .filter(Boolean)
    .join('; ');

function decision(program: WrittenProcess, step: DecisionStep, title: string): string {
  const { changes } = step;
  const back = changes
    ? ` Changes can be asked for ${changes.rounds === 1 ? 'once' : `${changes.rounds} times`}; the partner has ${durationInWords(changes.within)}.`
    : '';
  const signedIn = step.signedIn === undefined ? '' : ` It is taken signed in if \`${step.signedIn}\`.`;
  return `**${title}**: a decision. ${choices(program, outcomesOf(step))}${back}${signedIn}`;
}

function quiz(program: WrittenProcess, step: QuizStep, title: string): string {
  const { attempts, coolOff } = step;
  const pause = coolOff === undefined ? '' : `, the next ${durationInWords(coolOff)} after one that failed`;
  const many = attempts === 1 ? 'one attempt' : `${attempts} attempts at most${pause}`;
  return `**${title}**: ${whoIn(program, step.by)} takes the quiz ${step.bank}: ${termsInWords(step)}; ${many}. Each attempt is begun ${patienceOf(program, step)}.`;
}

/** The levels of a decision, in the order in which they are asked. */
function levelsOf(program: WrittenProcess, step: Step, depth: number): Line[] {
  if (step.step !== 'decision') return [];
  return step.levels.map((level) => {
    const condition = level.when === undefined ? '' : ` if \`${level.when}\``;
    const many =
      level.quorum === 'any' ? '' : level.quorum === 'all' ? ', all of them' : `, ${level.quorum} of them`;
    const who = `${whoIn(program, level.by)}${many}`;
    return {
      depth,
      text: `${level.name}${condition}: ${who}, ${whenOf(program, level)}; ${silenceOf(program, step, level)}.`,
    };
  });
}

/** What stands in the form of a step before anybody types. */
function filledIn(program: WrittenProcess, step: Step, depth: number): Line[] {
  const form = formOfStep(program, step);
  return form ? defaultsInWords(form).map((text) => ({ depth, text })) : [];
}

function choices(program: WrittenProcess, outcomes: readonly StepOutcome[]): string {
  const words = outcomes.map(({ label, ends }) =>
    ends === undefined ? label : `${label} (the case ends: ${program.outcomes[ends]?.label ?? ends})`,
  );
  return outcomes.length > 1 ? `It can be: ${listed(words, 'or')}.` : '';
}

function waits(step: WaitStep, title: string): string {
  if (step.for !== undefined) return `**${title}**: waits for ${durationInWords(step.for)}.`;
  if (step.until !== undefined) return `**${title}**: waits until \`${step.until}\`.`;
  const end = step.within === undefined ? '' : `, for ${durationInWords(step.within)} at most`;
  const told = own(partnerEvents, step.event ?? '');
  const sent = told === undefined ? '' : ` ("${told.what}")`;
  const which = step.where === undefined ? '' : `, where \`${step.where}\``;
  return `**${title}**: waits for the event ${step.event}${sent}${which}${end}.`;
}
