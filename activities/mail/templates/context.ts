import type { Branding } from '../../../domain/branding/branding.schema.ts';
import type { CaseView, Task } from '../../../domain/cases/case.schema.ts';
import type { DealFacts } from '../../../domain/deals/deal.schema.ts';
import { formatDay } from '../../../domain/mail/moments.rules.ts';
import type { Person } from '../../../domain/people/person.schema.ts';
import type { MailContent } from '../content.ts';

/** All that a message is made from; the same context always gives the same message. */
export interface MessageContext {
  /** The case as this person may see it: for a partner's people redacted by domain/deals/redaction.rules.ts. */
  readonly view: CaseView<DealFacts>;
  readonly person: Person;
  readonly branding: Branding;
  /** Names of product families, by their ids. */
  readonly productFamilies: Readonly<Record<string, string>>;
  readonly told: Told;
  /** Where the button leads. */
  readonly url: string;
}
/** What is told to anyone beyond the redacted view: from the full one, without names. */
export interface Told {
  /** Another has the customer now. */
  readonly taken: boolean;
  /** The deal was another partner's before. */
  readonly handedOver: boolean;
  /** The decision that the message is about, with words written for its reader; absent when nobody decided. */
  readonly decision?: { readonly outcome: string; readonly comment?: string };
}
/** For the messages that ask for an act. */
export interface TaskContext extends MessageContext {
  readonly task: Task;
}
export type Template = (context: MessageContext) => MailContent;

/** A partner's person; everybody else is the vendor's own. */
export const isPartner = ({ person }: MessageContext): boolean => person.partnerId !== undefined;

/** The customer's name, as the registration has it now. */
export const customerOf = ({ view }: MessageContext): string => view.facts.registration.customer.name;

/** The product family's name; the id, made readable, where the program no longer has it. */
export function productOf({ view, productFamilies }: MessageContext): string {
  const { productFamily } = view.facts.registration;
  return productFamilies[productFamily] ?? readable(productFamily);
}

/** An id of a program as words: `uk-ireland` is `Uk ireland`. */
export function readable(slug: string): string {
  const words = slug.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** What the deal is, in as few words as a subject has room for. */
export const dealName = (context: MessageContext): string => `${customerOf(context)}, ${productOf(context)}`;

/** A day in words where the reader is; nothing if there is none. */
export function dayFor({ person }: MessageContext, iso: string | undefined): string {
  return iso ? formatDay(iso, person.timeZone) : '';
}
