import { stringify } from 'yaml';
import type { WrittenScript } from '../../domain/programs/editing/write-script.rules.ts';
import type { FilmTask } from '../../domain/rehearsals/film.ts';
import type { Happening } from '../../domain/rehearsals/script.schema.ts';
import { isoDuration } from './span.rules.ts';

/** What can happen to a case besides answers to its tasks. */
export type HappeningName = Happening['does'];

/** An act as a script has it: see domain/rehearsals/script.schema.ts. */
export type WrittenAct =
  | {
      readonly on: string;
      readonly after?: string;
      readonly press?: string;
      readonly comment?: string;
      readonly send?: Readonly<Record<string, unknown>>;
      readonly sign?: string;
    }
  | {
      readonly does: HappeningName;
      readonly at: string;
      readonly event?: string;
      readonly reason?: string;
    };

/** A case that is played by hand: how it begins, and what was done at which moment (milliseconds since the epoch). */
export interface HandCase {
  readonly program: string;
  readonly begins: WrittenScript;
  readonly acts: readonly { readonly moment: number; readonly act: WrittenAct }[];
  readonly clock: number;
}

/** An act is carried out within a minute of its moment; what it sets going, too. */
const settled = 60_000;
export const handName = 'Played by hand';
export const usualStart = '2027-01-04T09:00:00Z';

/** `like`: a script whose cast, answers of checks and the like are taken over; its acts and expectations are not. */
export function beginCase(
  program: string,
  values: Readonly<Record<string, unknown>>,
  like: Readonly<Record<string, unknown>> = {},
): HandCase {
  const { acts: _acts, expect: _expect, until: _until, ...kept } = like;
  const starts = typeof kept.starts === 'string' ? kept.starts : usualStart;
  const begins = { ...kept, name: handName, starts, values };
  return { program, begins, acts: [], clock: Date.parse(starts) };
}

/** What is given with the press of an outcome. */
export interface Given {
  readonly comment?: string;
  readonly send?: Readonly<Record<string, unknown>>;
  readonly sign?: string;
}

/** Presses an outcome of a task at the clock's moment. */
export function pressed(hand: HandCase, task: FilmTask, outcome: string, given: Given = {}): HandCase {
  const after = isoDuration(hand.clock - Date.parse(task.openedAt));
  return acted(hand, {
    on: task.step,
    ...(after === isoDuration(0) ? {} : { after }),
    press: outcome,
    ...given,
  });
}

/** Has something happen at the clock's moment that is no answer to a task. */
export function happens(
  hand: HandCase,
  does: HappeningName,
  more: { readonly event?: string; readonly reason?: string } = {},
): HandCase {
  const start = Date.parse(hand.begins.starts ?? usualStart);
  return acted(hand, { does, at: isoDuration(hand.clock - start), ...more });
}

/** Who acts now has not lived what was done later: it is cut. */
function acted(hand: HandCase, act: WrittenAct): HandCase {
  const earlier = hand.acts.filter(({ moment }) => moment <= hand.clock);
  const acts = [...earlier, { moment: hand.clock, act }];
  return { ...hand, acts, clock: hand.clock + settled };
}

/** Takes back the last act and returns to its moment. */
export function takenBack(hand: HandCase): HandCase {
  const last = hand.acts.at(-1);
  return last ? { ...hand, acts: hand.acts.slice(0, -1), clock: last.moment } : hand;
}

/** The script as it is played and saved. */
export function scriptOf({ begins, acts }: HandCase, name = handName): WrittenScript {
  const { name: _name, ...rest } = begins;
  return { name, ...rest, ...(acts.length > 0 ? { acts: acts.map(({ act }) => act) } : {}) };
}

/** A file of scripts that holds this one alone. */
export function scriptsText(hand: HandCase): string {
  return stringify({ program: hand.program, scripts: [scriptOf(hand)] });
}
