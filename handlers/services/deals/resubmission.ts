import type { Task } from '../../../domain/cases/case.schema.ts';
import { type DealInput, dealInputSchema, type Registration } from '../../../domain/deals/deal.schema.ts';
import type { FieldProblem } from '../../../domain/errors.ts';
import type { DealView } from '../../../workflows/deal-registration.messages.ts';
import type { Changes } from '../acts.schema.ts';
import { programOf } from '../cases.ts';
import type { ServiceContext } from '../context.ts';
import { invalid } from '../parse.ts';
import { partnerOf } from './partner.ts';
import { earliestToday, settleRegistration } from './registration.ts';

/**
 * The registration with the changes that were asked for, settled anew: another name or country is another customer.
 * @throws `invalid-input` for a field that was not asked for and differs, and for what is wrong with the others.
 */
export async function changedRegistration(
  context: ServiceContext,
  view: DealView,
  { fields = [] }: Task,
  changes: Changes,
): Promise<Registration> {
  const { registration } = view.facts;
  const before = inputOf(registration);
  const after = { ...before, ...withoutAbsent(changes) };
  const uncalled = differences(before, after).filter((field) => !fields.some((open) => covers(open, field)));
  if (uncalled.length > 0)
    throw wrong(uncalled.map((field) => ({ field, message: 'This field was not asked for' })));
  const [program, partner] = await Promise.all([
    programOf(context, view),
    partnerOf(context, view.partner.id),
  ]);
  const earliestClose = fields.includes('expectedClose') ? earliestToday(context.now()) : undefined;
  const settled = settleRegistration(after, { program, partner, earliestClose });
  if ('problems' in settled) throw wrong(settled.problems);
  // The key of the first submission stays good for what was submitted first.
  return {
    ...settled.registration,
    ...(registration.submission ? { submission: registration.submission } : {}),
  };
}

const wrong = (problems: readonly FieldProblem[]) =>
  invalid(problems.map(({ field, message }) => ({ field: `data.registration.${field}`, message })));

/** What the partner typed of a registration. */
function inputOf(registration: Registration): DealInput {
  const names = Object.keys(dealInputSchema.shape) as (keyof DealInput)[];
  return Object.fromEntries(names.map((name) => [name, registration[name]])) as unknown as DealInput;
}

function withoutAbsent(changes: Changes): Partial<DealInput> {
  return Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
}

/** The fields in which two inputs differ, dots between their parts. An empty text is the same as none. */
function differences(before: unknown, after: unknown, at = ''): string[] {
  if (!isRecord(before) || !isRecord(after)) return (before || '') === (after || '') ? [] : [at];
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names].flatMap((name) => differences(before[name], after[name], at ? `${at}.${name}` : name));
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

const covers = (open: string, field: string): boolean => field === open || field.startsWith(`${open}.`);
