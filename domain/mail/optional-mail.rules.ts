import type { Person } from '../people/person.schema.ts';
import type { OptionalMail } from './optional-mail.schema.ts';

/** What people read of a kind of e-mail that they need not have: after "You get", and what it is. */
export const optionalMailWords: Readonly<
  Record<OptionalMail, { readonly title: string; readonly what: string }>
> = {
  standing: {
    title: 'forecasts of your standing',
    what: 'What of your company’s tier and competencies is at risk, gained or lost. A change of the tier itself is always told.',
  },
  news: {
    title: 'news',
    what: 'What programs tell you that no case of yours depends on. Tasks, decisions and their results always come.',
  },
};

/** The kinds that somebody can get at all. Only a partner's owners are told of its standing. */
export function optionalMailsFor({ partnerId, roles }: Person): readonly OptionalMail[] {
  return partnerId !== undefined && roles.includes('owner') ? ['standing', 'news'] : ['news'];
}

export function wantsMail({ noMail }: Person, kind: OptionalMail): boolean {
  return noMail === undefined || !noMail.includes(kind);
}

/** The person, who wants a kind of e-mail from now on, or wants it no longer. */
export function wanting(person: Person, kind: OptionalMail, wanted: boolean): Person {
  const { noMail = [], ...rest } = person;
  const others = noMail.filter((one) => one !== kind);
  const refused = wanted ? others : [...others, kind];
  return refused.length === 0 ? rest : { ...rest, noMail: refused };
}
