import type { CustomerInput } from '../customers/customer.schema.ts';
import { identify } from '../customers/identity.rules.ts';
import type { FieldProblem } from '../errors.ts';
import type { Money } from '../money.schema.ts';
import type { Partner } from '../partners/partner.schema.ts';
import type { DealProgram } from '../programs/deal-registration.schema.ts';
import { read } from '../read-input.ts';
import { territoryOf } from './approval.rules.ts';
import { type DealInput, dealInputSchema, type Registration } from './deal.schema.ts';

/** What a registration is settled against. */
export interface Ground {
  readonly program: DealProgram;
  readonly partner: Pick<Partner, 'id' | 'domains'>;
  /** The first day on which a deal can close; absent where the day is not asked for. */
  readonly earliestClose?: string | undefined;
}

/** A registration, or everything that is wrong with what was typed. */
export type Settled =
  | { readonly registration: Registration }
  | { readonly problems: readonly FieldProblem[] };

/**
 * What a partner typed as a registration (checked, the customer identified, placed in a territory), or everything that
 * is wrong with it, at once.
 */
export function settleRegistration(input: unknown, ground: Ground): Settled {
  const whole = read(dealInputSchema, input);
  const parts = readParts(input);
  const problems = [
    ...('problems' in whole ? whole.problems : []),
    ...familyProblems(parts.productFamily, ground.program),
    ...moneyProblems(parts.value, ground.program),
    ...closeProblems(parts.expectedClose, ground.earliestClose),
  ];
  const identity = parts.customer && identify(parts.customer, ground.partner);
  if (identity && 'problems' in identity) problems.push(...identity.problems);
  if (problems.length > 0 || 'problems' in whole || !identity || 'problems' in identity) return { problems };
  const territory = territoryOf(ground.program, whole.data.customer.country);
  return { registration: { ...whole.data, ...identity, territory } };
}

/** What the partner typed of a registration. */
export function inputOf(registration: Registration): DealInput {
  const names = Object.keys(dealInputSchema.shape) as (keyof DealInput)[];
  return Object.fromEntries(names.map((name) => [name, registration[name]])) as unknown as DealInput;
}

interface Parts {
  readonly customer?: CustomerInput | undefined;
  readonly productFamily?: string | undefined;
  readonly value?: Money | undefined;
  readonly expectedClose?: string | undefined;
}

/** Each part that is well-formed by itself: what is wrong with one does not hide what is wrong with another. */
function readParts(input: unknown): Parts {
  const given = (typeof input === 'object' && input !== null ? input : {}) as Record<string, unknown>;
  const { customer, productFamily, value, expectedClose } = dealInputSchema.shape;
  return {
    customer: customer.safeParse(given.customer).data,
    productFamily: productFamily.safeParse(given.productFamily).data,
    value: value.safeParse(given.value).data,
    expectedClose: expectedClose.safeParse(given.expectedClose).data,
  };
}

/** A product family that the program does not have. */
export function familyProblems(family: string | undefined, { productFamilies }: DealProgram): FieldProblem[] {
  if (family === undefined || Object.hasOwn(productFamilies, family)) return [];
  const message = `There is no such product family; choose among ${Object.keys(productFamilies).join(', ')}`;
  return [{ field: 'productFamily', message }];
}

/** A currency that the program does not accept. */
export function moneyProblems(money: Money | undefined, { exchangeRates }: DealProgram): FieldProblem[] {
  if (money === undefined || Object.hasOwn(exchangeRates, money.currency)) return [];
  const message = `This currency is not accepted; choose among ${Object.keys(exchangeRates).join(', ')}`;
  return [{ field: 'value.currency', message }];
}

function closeProblems(day: string | undefined, earliest: string | undefined): FieldProblem[] {
  if (day === undefined || earliest === undefined || day >= earliest) return [];
  return [
    { field: 'expectedClose', message: 'This day is in the past; give the day on which you expect to win' },
  ];
}

/** The calendar day where it is earliest on Earth (UTC-12): a day is in the past when it is so everywhere. */
export function earliestToday(now: Date): string {
  return new Date(now.getTime() - 12 * 3_600_000).toISOString().slice(0, 10);
}

/** The calendar day where it is latest on Earth (UTC+14): a day is in the future when it is so everywhere. */
export function latestToday(now: Date): string {
  return new Date(now.getTime() + 14 * 3_600_000).toISOString().slice(0, 10);
}
