import * as z from 'zod';
import { moneySchema } from '../money.schema.ts';
import { own } from '../records.ts';
import { type EventType, eventTypes } from './event-types.ts';
import type { WebhookEvent } from './webhook.ts';

/** What happens in cases, step by step, is no event for others: they would be told of themselves. */
const ofCases = /^(?:case|task|webhook)\./;

/** As a step of a program writes it: `deal-submitted` for `deal.submitted`. */
const nameOf = (type: EventType): string => type.replaceAll('.', '-');

/** Fields of an event that say nothing to a case: whose it is, it knows, and another case's steps are not its own. */
const leftOut = new Set(['partner', 'partnerId', 'name', 'stage', 'revision']);

/** What happens to a partner anywhere in the product. */
export interface PartnerEventEntry {
  readonly what: string;
  /** What a case knows of it afterwards, by the types of a program's conditions. */
  readonly gives: Readonly<Record<string, string>>;
}

/** By the name under which a step can wait for it. */
export const partnerEvents: Readonly<Record<string, PartnerEventEntry>> = Object.fromEntries(
  (Object.keys(eventTypes) as EventType[])
    .filter((type) => !ofCases.test(type))
    .map((type) => [nameOf(type), { what: eventTypes[type].when, gives: givenBy(eventTypes[type].data) }]),
);

function givenBy({ shape }: z.ZodObject): PartnerEventEntry['gives'] {
  const told = Object.entries(shape).filter(([name]) => !leftOut.has(name));
  return Object.fromEntries(told.map(([name, schema]) => [name, typeOf(schema as z.ZodType)]));
}

/** The type of a field in conditions. A program is told by its id. */
function typeOf(schema: z.ZodType): string {
  if (schema instanceof z.ZodOptional) return typeOf(schema.unwrap() as z.ZodType);
  if (schema === moneySchema) return 'money';
  if (schema instanceof z.ZodISODateTime) return 'timestamp';
  if (schema instanceof z.ZodISODate) return 'date';
  return schema instanceof z.ZodNumber ? 'int' : 'string';
}

/** An event as cases of a partner are told it. */
export interface PartnerEvent {
  readonly name: string;
  readonly partnerId: string;
  /** The same event has the same, however often it is told. */
  readonly id: string;
  /** Its fields, as far as it has them: see {@link PartnerEventEntry.gives}. */
  readonly data: Readonly<Record<string, unknown>>;
}

/** What an event for other systems comes to for the cases of its partner; undefined where it is none for them. */
export function partnerEventOf({ type, data, key }: WebhookEvent): PartnerEvent | undefined {
  const name = nameOf(type);
  const entry = own(partnerEvents, name);
  const partner = data.partner as { readonly id: string } | undefined;
  const partnerId = partner?.id ?? (data.partnerId as string | undefined);
  return entry && partnerId !== undefined
    ? { name, partnerId, id: key, data: dataFor(entry, data) }
    : undefined;
}

function dataFor(
  { gives }: PartnerEventEntry,
  { program, ...data }: WebhookEvent['data'],
): PartnerEvent['data'] {
  const flat: WebhookEvent['data'] = { ...data, program: (program as { id: string } | undefined)?.id };
  const told = Object.keys(gives).map((name) => [name, flat[name]] as const);
  return Object.fromEntries(told.filter(([, value]) => value !== undefined));
}
