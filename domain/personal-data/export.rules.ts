import { type AnyCase, learnerOf } from '../cases/any-case.ts';
import type { TimelineEntry } from '../cases/case.schema.ts';
import type { Person } from '../people/person.schema.ts';
import { isOf } from '../people/with-partner.rules.ts';
import { groundOf, type HeldItem, ownHeading, type SubjectKeys } from './holding.rules.ts';
import { refersTo } from './unnamed.rules.ts';

/** What a gathered file has to say of an item, and under which heading. */
export interface Exported {
  readonly heading: string;
  readonly what: unknown;
}

/** How items lie says nothing to their person. */
const technical: ReadonlySet<string> = new Set([
  ...['pk', 'sk', 'gsi1pk', 'gsi1sk', 'gsi2pk', 'gsi2sk', 'entity', 'schemaVersion', 'attempt', 'expiresAt'],
]);

/**
 * What somebody is told of an item that is theirs, or that refers to them. Of what is others' too, only what concerns them:
 * what they did and said themselves, never what others wrote. Undefined: nothing.
 */
export function exportOf(item: HeldItem, subject: SubjectKeys): Exported | undefined {
  const { pk, sk } = item;
  const { id } = subject;
  if (pk === `PERSON#${id}`) return { heading: 'You', what: item.person };
  if (/^(CASE|PERSON-DATA|STAFF|ROLE|EMAIL|INBOX|ERASURE|INVITATIONS)#/.test(pk)) return undefined;
  const heading = ownHeading(item, subject);
  if (heading !== undefined) return { heading: headings[heading] ?? heading, what: ownWords(item, heading) };
  if (!refersTo(item, id)) return undefined;
  if (pk.startsWith('AUDIT#')) return actOf(item, id);
  if (sk === 'CERTIFICATE') return { heading: 'Certificates', what: item.certificate };
  if (pk.startsWith('UPLOADS#')) return uploadOf(item, id);
  if (pk.startsWith('DOCUMENT#') && sk === 'DOCUMENT') return agreementOf(item);
  const kept = groundOf(item);
  return {
    heading: 'Other records that have your id',
    what: { kind: item.entity, ...(kept ? { kept } : {}) },
  };
}

/** The headings of the file, where they are not those of the count. */
const headings: Readonly<Record<string, string>> = {
  'API keys': 'API keys',
  'identity provider': 'Accounts of the identity provider',
  passkeys: 'Passkeys',
  'silent address': 'E-mail to your address',
  'mail log': 'E-mails that were sent to you',
  drafts: 'What you typed and did not send',
  enrolments: 'What you are enrolled in',
  'lessons read': 'Lessons that you have read',
  quizzes: 'Quizzes',
  invitations: 'Invitations to you',
};

function ownWords(item: HeldItem, heading: string): unknown {
  const { pk, sk } = item;
  // A hash of a secret is of no use to anybody but who tries to guess it.
  if (heading === 'API keys') return withoutFields(item.key as object, new Set(['hash']));
  if (heading === 'identity provider') return { tied: true };
  if (heading === 'mail log') return { about: pk.slice('MAIL#'.length), state: item.state };
  if (heading === 'invitations') return withoutFields(item.invitation as object, new Set(['invitedBy']));
  if (heading === 'lessons read') return { course: pk.split('#')[2], lesson: sk, at: item.at };
  const about = heading === 'drafts' ? { about: pk.slice(pk.indexOf('#') + 1) } : {};
  return { ...about, ...withoutFields(item, technical) };
}

const withoutFields = (value: object, left: ReadonlySet<string>) =>
  Object.fromEntries(Object.entries(value).filter(([field]) => !left.has(field)));

/** A record of the audit that is theirs. What others did to them is in the same list, without who it was. */
function actOf({ text }: HeldItem, id: string): Exported {
  const { at, who, verb, from, on, outcome } = JSON.parse(String(text)) as Record<string, unknown>;
  return who === id
    ? { heading: 'What you did', what: { at, verb, from, on, outcome } }
    : { heading: 'What was done about you', what: { at, verb } };
}

function uploadOf({ upload }: HeldItem, id: string): Exported | undefined {
  const { personId, ...file } = (upload ?? {}) as { personId?: string };
  return personId === id ? { heading: 'Files that you uploaded', what: file } : undefined;
}

function agreementOf({ document }: HeldItem): Exported {
  const { id, caseId, title, hash, pdfHash } = document as Record<string, unknown>;
  return { heading: 'Agreements in which you are named', what: { id, caseId, title, hash, pdfHash } };
}

/**
 * A case in which somebody has a part: what they gave and wrote, and what is asked of them. Of a case of a partner that they
 * have left, only what they did themselves: what has become of it since, and what others made of it, is that partner's.
 */
export function exportOfCase(
  view: AnyCase,
  timeline: readonly TimelineEntry[],
  person: Pick<Person, 'id' | 'partnerId'>,
): Exported {
  const { id } = person;
  const { title, partner, openedAt, status, outcome } = view;
  const hasLeft = !isOf(person, partner.id) && learnerOf(view) !== id;
  const lines = timeline.filter(({ actor }) => actor.personId === id);
  const answers = view.tasks.flatMap((task) =>
    task.votes
      .filter(({ actor }) => actor.personId === id)
      .map(({ outcome: answer, at, comment, data }) => ({ task: task.title, answer, at, comment, data })),
  );
  const asked = view.tasks.filter(
    ({ status: state, assignees }) => state === 'open' && assignees.includes(id),
  );
  return {
    heading: 'Cases in which you had a part',
    what: {
      ...{ case: view.id, title, partner: partner.name, openedAt, answers },
      ...(hasLeft ? {} : { status, outcome, given: givenBy(view, id) }),
      trail: lines.map(({ at, text }) => ({ at, text })),
      waitsForYou: asked.map((task) => task.title),
    },
  };
}

/** What the case began with, if they began it. */
function givenBy({ facts }: AnyCase, id: string): unknown {
  if ('registration' in facts) return facts.submittedBy === id ? facts.registration : undefined;
  if (facts.startedBy !== id && facts.learner?.id !== id) return undefined;
  return Object.fromEntries(Object.entries(facts.data).filter(([name]) => facts.open.includes(name)));
}
