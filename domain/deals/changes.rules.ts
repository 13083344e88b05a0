import type { FieldProblem } from '../errors.ts';
import type { Changes, DealInput, Registration } from './deal.schema.ts';
import {
  earliestToday,
  type Ground,
  inputOf,
  type Settled,
  settleRegistration,
} from './registration.rules.ts';

/** A registration that changes were asked for. */
export interface ChangesAsked {
  readonly registration: Registration;
  /** The fields that were opened, dots between their parts. */
  readonly fields: readonly string[];
  readonly now: Date;
}

/**
 * The registration with the changes that were asked for, settled anew: another name or country is another customer. Or
 * all that is wrong: fields that were not asked for and differ, or what is wrong with the others.
 */
export function changedRegistration(
  { registration, fields, now }: ChangesAsked,
  changes: Changes,
  ground: Omit<Ground, 'earliestClose'>,
): Settled {
  const before = inputOf(registration);
  const after = { ...before, ...withoutAbsent(changes) };
  const uncalled = differences(before, after).filter((field) => !fields.some((open) => covers(open, field)));
  if (uncalled.length > 0) return { problems: uncalled.map(notAskedFor) };
  const earliestClose = fields.includes('expectedClose') ? earliestToday(now) : undefined;
  const settled = settleRegistration(after, { ...ground, earliestClose });
  const { submission } = registration;
  if ('problems' in settled || !submission) return settled;
  // The key of the first submission stays good for what was submitted first.
  return { registration: { ...settled.registration, submission } };
}

const notAskedFor = (field: string): FieldProblem => ({ field, message: 'This field was not asked for' });

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
