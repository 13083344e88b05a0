import type { Path } from '../../domain/programs/reading/problems.ts';
import { holderOf, stepOf } from '../diagram/step-paths.rules.ts';

/** What a form is shown for. */
export interface Subject {
  readonly what: 'step' | 'stage' | 'form' | 'part' | 'head';
  readonly path: Path;
}

/** What the form is about when this is selected: the innermost step, or the form, stage, or part of the program. */
export function subjectOf(selected: Path): Subject {
  const step = stepOf(selected);
  if (step) return { what: 'step', path: step };
  const [part, name] = selected;
  if (part === 'stages' && typeof name === 'number') return { what: 'stage', path: [part, name] };
  if (part === 'forms' && name !== undefined) return { what: 'form', path: [part, name] };
  if (part !== undefined && parts.has(String(part))) return { what: 'part', path: [part] };
  return { what: 'head', path: [] };
}

/** Keys at the top of a program that have a form of their own. */
const parts = new Set([
  'calendar',
  'roles',
  'starts',
  'outcomes',
  'forms',
  'stages',
  'customer',
  'queue',
  'autoApprove',
  'approval',
  'protection',
  'disputes',
  'productFamilies',
  'territories',
  'exchangeRates',
]);
export const hasOwnForm = (key: string) => parts.has(key);

/** What holds a subject, from the outside in. */
export function holdersOf(path: Path): Path[] {
  const found: Path[] = [];
  for (let holder = holderOf(path); holder; holder = holderOf(holder)) found.unshift(holder);
  return path[0] === 'stages' && path.length > 2 ? [path.slice(0, 2), ...found] : found;
}
