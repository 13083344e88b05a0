import { parse } from '@marcbachmann/cel-js';
import { visitNames } from '../cel/names.rules.ts';
import { partsOf } from '../cel/templates.rules.ts';
import { alongside, type PlacedStep } from '../outline.rules.ts';
import type { PathProblem } from '../reading/problems.ts';
import type { RepeatStep } from '../steps/nesting.steps.ts';
import { type Check, type CheckContext, ofKind } from './context.ts';
import { expressionsOf, type Written } from './expressions.check.ts';

/** The repeat around a step, if there is one. */
export const repeatAround = ({ inside }: PlacedStep): RepeatStep | undefined =>
  inside.map(({ step }) => step).find((step) => step.step === 'repeat');

/** Rounds inside rounds, and rounds that speak of what has not begun in them. */
export const rounds: Check = (context) =>
  ofKind(context, 'repeat').flatMap((placed) => {
    const around = repeatAround(placed);
    const nested = around
      ? [
          {
            path: [...placed.path, 'step'],
            message: `A repeat cannot stand inside another; put what is repeated in ${around.id} into steps of its own`,
          },
        ]
      : [];
    return [...nested, ...tooEarly(context, placed)];
  });

/** What stands alongside begins when a round is through: neither its steps nor its end can look at that. */
function tooEarly({ steps }: CheckContext, repeat: PlacedStep<RepeatStep>): PathProblem[] {
  const part = ({ inside }: PlacedStep) => inside.find(({ step }) => step === repeat.step);
  const beside = new Set(steps.filter((one) => part(one)?.part === alongside).map(({ step }) => step.id));
  if (beside.size === 0) return [];
  const inRound = steps.filter((one) => part(one) !== undefined && part(one)?.part !== alongside);
  const ofRound = inRound.flatMap(expressionsOf);
  const own = expressionsOf(repeat).filter(({ path }) => path.at(-1) === 'until');
  return [...own, ...ofRound].flatMap((written) =>
    namesIn(written)
      .filter(({ name }) => beside.has(name))
      .map(({ name, start, end }) => ({
        path: written.path,
        range: { start, end },
        message: `${name} stands alongside: it begins when the steps of the round are through, and this is looked at before`,
      })),
  );
}

interface Spoken {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

/** The names that an expression or a text speaks of; none in what cannot be read. */
function namesIn({ source, gives }: Written): Spoken[] {
  if (gives !== 'text') return namesOf(source, 0);
  const parts = partsOf(source);
  return 'problem' in parts
    ? []
    : parts.flatMap((part) => ('words' in part ? [] : namesOf(part.source, part.start)));
}

function namesOf(source: string, from: number): Spoken[] {
  const found: Spoken[] = [];
  try {
    visitNames(parse(source).ast, new Set(), (node, bound) => {
      if (node.op === 'id' && !bound.has(node.args))
        found.push({ name: node.args, start: from + node.start, end: from + node.end });
    });
  } catch {
    return [];
  }
  return found;
}
