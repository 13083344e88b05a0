/** Whose data it is, and by which words they are named. */
export interface Subject {
  readonly id: string;
  readonly name: string;
  readonly email: string;
}

/** How many items of each heading; no personal data. */
export type Counts = Readonly<Record<string, number>>;

/** An erasure from the request to its end: ids and counts alone, so that it can be kept as evidence. */
export interface Erasure {
  readonly personId: string;
  readonly state: 'asked' | 'running' | 'done';
  readonly askedAt: string;
  /** The person, or the administrator whom they asked. */
  readonly askedBy: string;
  readonly startedAt?: string;
  readonly startedBy?: string;
  readonly finishedAt?: string;
  /** What was taken out of the table. */
  readonly removed?: Counts;
  /** What stays, with name and address taken out. */
  readonly unnamed?: Counts;
  /** What stays as it is, and on which ground: see `grounds`. */
  readonly kept?: Counts;
  /** Closed runs of workflows that named them, and were deleted. */
  readonly historiesDeleted?: number;
  /** Cases that run on, whose history names them until it ends or starts afresh. */
  readonly openCases?: number;
}

/** A file of everything that is held about somebody. */
export interface Gathered {
  readonly state: 'gathering' | 'ready';
  readonly askedAt: string;
  readonly readyAt?: string;
  /** Of the file. */
  readonly bytes?: number;
}

/** For so long a gathered file can be downloaded. */
export const gatheredForDays = 7;
/** General Data Protection Regulation, article 12 (3): a request is answered within a month. */
const answerWithinDays = 30;
export const answerDueAt = (askedAt: string): string =>
  new Date(Date.parse(askedAt) + answerWithinDays * 86_400_000).toISOString();

/** What an erasure leaves as it is, and why. The keys are the headings under which it is counted. */
export const grounds = {
  ledger: 'Entries of the ledger, payments and files for the bank: kept by law, ten years in most countries',
  agreements: 'Signed agreements: kept for as long as claims may follow from them',
  companies: 'What companies are called and found by, and their bank details: they are no persons',
  works:
    'Programs, courses and questions that were published: versions never change. They have the id of who did',
  files:
    'What uploaded files hold: it belongs to their case, and goes with it, ten years if not set otherwise',
  audit: 'The audit: it names nobody, it has the id alone, and could not be verified without',
} as const;
export type Ground = keyof typeof grounds;

/** What an erasure takes out or renders nameless, in the order in which people ask for it. */
export const erased: readonly string[] = [
  'The account: name, address, roles, passkeys, API keys, ties to an identity provider, choices about e-mail, invitations to them',
  'The log of e-mails to them, and what was typed and not sent',
  'What they have read, their enrolments, their attempts at quizzes with the answers',
  'Name and address in cases, trails, lists, inboxes, files’ names and certificates that refer to them: “an erased person” stands there. What was decided, certified or registered stays, under the id alone',
  'What Temporal keeps of cases that name them: of closed ones at once, of running ones as soon as they can start afresh',
];

/** What stands where a name stood. */
export const erasedName = 'an erased person';
/** What stands where an address stood: no mail can go there (RFC 2606). */
export const erasedEmail = (id: string): string => `${id.toLowerCase()}@erased.invalid`;
