import { holdersInWords } from '../../certification/holders.rules.ts';
import { counted, listed } from '../../wording.rules.ts';
import { waitedIn } from '../checks/patiences.ts';
import { durationInWords } from '../duration-words.rules.ts';
import { defaultsInWords } from '../form-defaults.rules.ts';
import { outline } from '../outline.rules.ts';
import type { WrittenProcess } from '../process.schema.ts';
import type { Step } from '../steps/step.schema.ts';
import { calendarInWords } from './calendar.rules.ts';
import type { Explanation, Line, TableRow } from './explanation.ts';
import { linesOf, titleOf } from './steps.rules.ts';
import { silenceOf, whenOf, whoIn } from './waiting.rules.ts';

/** A program of stages and steps in words. */
export function explainProcess(program: WrittenProcess): Explanation {
  return {
    title: `${program.title} (${program.program} version ${program.version})`,
    intro: [
      ...(program.purpose === undefined ? [] : [program.purpose.trim()]),
      [start(program), ...startDefaults(program)].join(' '),
      calendarInWords(program.calendar),
      ...ratesInWords(program),
      ...[holdersInWords(program)].filter((asked) => asked !== undefined),
    ],
    sections: [
      ...program.stages.map(({ label, steps }, index) => ({
        title: `Stage ${index + 1}: ${label}`,
        lines: linesOf(program, steps),
      })),
      { title: 'How a case ends', lines: endings(program) },
    ],
    table: outline(program).flatMap(({ step }) => rowsOf(program, step)),
  };
}

function ratesInWords({ currency, exchangeRates = {} }: WrittenProcess): string[] {
  const rates = Object.entries(exchangeRates).map(([code, rate]) => `${code} at ${currency} ${rate}`);
  return rates.length > 0 ? [`Amounts in other currencies count: ${listed(rates)}.`] : [];
}

function start({ starts, forms, roles }: WrittenProcess): string {
  const form = forms[starts.form];
  const who = {
    public: 'Anybody starts a case, without signing in',
    partner: starts.roles
      ? `A case is started by a partner's ${listed(starts.roles, 'or')}`
      : 'The people of a partner start a case',
    vendor: `A case is started by ${
      listed(
        (starts.roles ?? []).map((role) => roles[role] ?? role),
        'or',
      ) || 'operations'
    }`,
  }[starts.by];
  return `${who}, with the form "${form?.title ?? starts.form}" (${counted(form?.fields.length ?? 0, 'field')}).${oneLearner(starts)}`;
}

function startDefaults({ starts, forms }: WrittenProcess): string[] {
  const form = forms[starts.form];
  return form ? defaultsInWords(form) : [];
}

function oneLearner({ for: one, requires = [] }: WrittenProcess['starts']): string {
  if (one === undefined) return '';
  const held = requires.length > 0 ? `, and must hold ${listed(requires)} when it begins` : '';
  return ` A case is one person's, the learner, who has one open case at a time${held}.`;
}

function endings({ outcomes }: WrittenProcess): Line[] {
  return Object.values(outcomes).map(({ label, reopenWithin }, index) => ({
    depth: 0,
    text: [
      label,
      index === 0 ? ': the end of the last stage' : '',
      reopenWithin === undefined ? '' : `; can be taken up again within ${durationInWords(reopenWithin)}`,
      '.',
    ].join(''),
  }));
}

function rowsOf(program: WrittenProcess, step: Step): TableRow[] {
  const title = titleOf(program, step);
  const verbs = {
    form: 'fills in',
    decision: 'decides',
    agreement: 'signs',
    task: 'does',
    course: 'reads',
    quiz: 'begins',
    exam: 'sits the exam',
  } as const;
  const verb = step.step in verbs ? verbs[step.step as keyof typeof verbs] : '';
  const waited = waitedIn(step, []).map(({ by, patience }, index) => ({
    who: whoIn(program, by),
    what: `${step.step === 'agreement' && index > 0 ? 'countersigns' : verb}: ${title}${levelName(step, index)}`,
    when: whenOf(program, patience, by),
    silence: silenceOf(program, step, patience),
  }));
  return [...waited, ...changeRow(program, step, title)];
}

function levelName(step: Step, index: number): string {
  return step.step === 'decision' && step.levels.length > 1 ? ` (${step.levels[index]?.name})` : '';
}

function changeRow(program: WrittenProcess, step: Step, title: string): TableRow[] {
  if (step.step !== 'decision' || !step.changes) return [];
  const { within, reminders, atSilence } = step.changes;
  return [
    {
      who: 'The partner',
      what: `changes what was asked for: ${title}`,
      when: whenOf(program, { within, reminders }),
      silence: silenceOf(program, step, { within, reminders, atSilence: { after: within, ...atSilence } }),
    },
  ];
}
