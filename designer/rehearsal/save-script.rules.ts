import type { WrittenScript } from '../../domain/programs/editing/write-script.rules.ts';
import type { Film } from '../../domain/rehearsals/film.ts';
import { counted } from '../../domain/wording.rules.ts';
import { wholeDays } from './span.rules.ts';

/** Something that came about and can be asked for from now on. */
export interface Offered {
  readonly id: string;
  /** `It ends as "ordered"`. */
  readonly words: string;
  /** Whether it is ticked at first: what a small change of the program should not break. */
  readonly ticked: boolean;
  /** Under `expect`; lists of several are joined. */
  readonly expects: Readonly<Record<string, unknown>>;
}

/** `roles`: whom e-mails can be expected for, by what films call them: `Partner` is `partner`. */
export function offeredBy(film: Film, roles: ReadonlyMap<string, string>): Offered[] {
  const took = Date.parse(film.endedAt) - Date.parse(film.startedAt);
  const stages = film.frames.map(({ stage }) => stage.id).filter((id, index, all) => id !== all[index - 1]);
  const steps = walkedSteps(film);
  const ended = film.outcome !== 'open';
  return [
    {
      ...{ id: 'outcome', ticked: true, expects: { outcome: film.outcome } },
      words: ended ? `It ends as ${film.outcome}` : 'It is still open when nobody watches any longer',
    },
    ...(ended
      ? [
          {
            ...{ id: 'within', ticked: true, expects: { within: wholeDays(took) } },
            words: `It ends within ${counted(Math.max(1, Math.ceil(took / 86_400_000)), 'day')}`,
          },
        ]
      : []),
    {
      ...{ id: 'stages', ticked: true, expects: { stages } },
      words: `It enters the stages ${stages.join(', then ')}`,
    },
    ...(steps.length > 0
      ? [
          {
            ...{ id: 'walked', ticked: false, expects: { walked: steps } },
            words: `It walks the steps ${steps.join(', ')}`,
          },
        ]
      : []),
    ...offeredMails(film, roles),
  ];
}

function walkedSteps({ walked }: Film): string[] {
  return walked.filter((point) => point.startsWith('step ')).map((point) => point.slice('step '.length));
}

function offeredMails({ mails }: Film, roles: ReadonlyMap<string, string>): Offered[] {
  const keys = mails.map(({ to, subject }) => JSON.stringify([roleOf(to, roles) ?? '', subject]));
  return [...new Set(keys)].flatMap((key, index) => {
    const [to = '', subject = ''] = JSON.parse(key) as string[];
    if (to === '' || subject === '') return [];
    const id = `mail-${index}`;
    const words = `An e-mail to ${to}: ${subject}`;
    return [{ id, words, ticked: false, expects: { mails: [{ to, subject }] } }];
  });
}

/** `Ana Costa (Finance)` is `finance`. */
function roleOf(to: string, roles: ReadonlyMap<string, string>): string | undefined {
  return [...roles].find(([label]) => to.endsWith(`(${label})`))?.[1];
}

/** The script with what was ticked as its expectations. */
export function withExpectations(script: WrittenScript, ticked: readonly Offered[]): WrittenScript {
  const expect: Record<string, unknown> = {};
  for (const { expects } of ticked)
    for (const [key, value] of Object.entries(expects)) {
      const before = expect[key];
      expect[key] = Array.isArray(before) && Array.isArray(value) ? [...before, ...value] : value;
    }
  return Object.keys(expect).length > 0 ? { ...script, expect } : script;
}
