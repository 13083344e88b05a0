import { inWords } from '../../domain/programs/step-form.rules.ts';
import { own } from '../../domain/records.ts';

/**
 * An act on record in words. Verbs are names in the code: of a route, of an operation of the API, of an update of a
 * case, of what a rule did. Those that say enough when they are spelled out have no words of their own.
 */
export function verbInWords(verb: string): string {
  return own(words, verb) ?? inWords(verb.replaceAll('/', ' '));
}

/** The forms of the portal, by their routes without what they are about. */
const forms: Readonly<Record<string, string>> = {
  'sign-in': 'Sign in',
  'sign-in/passkey': 'Sign in with a passkey',
  'sign-out': 'Sign out',
  'me/passkeys': 'Add a passkey',
  'me/passkeys/remove': 'Remove a passkey',
  'me/mail': 'Turn an e-mail on or off',
  'me/time-zone': 'Choose a time zone',
  'me/away': 'Say when one is away',
  'me/away/end': 'Be back',
  'me/away/pass-on': 'Pass tasks on to the stand-in',
  'me/manager': 'Change whom one reports to',
  'me/address': 'Have e-mails sent again',
  'me/account/forget': 'Forget an account of the identity provider',
  'me/data': 'Ask for a file of one’s data',
  'me/data/erasure': 'Ask to be erased',
  'people/away': 'Say for a colleague when they are away',
  'people/away/end': 'Say for a colleague that they are back',
  'people/away/pass-on': 'Pass a colleague’s tasks on to the stand-in',
  'people/manager': 'Change whom a colleague reports to',
  'people/address': 'Have e-mails sent to a colleague again',
  'people/account/forget': 'Forget a colleague’s account of the identity provider',
  u: 'Turn an e-mail on or off, by a link',
  deals: 'Register a deal',
  'deals/new': 'Check a customer',
  'deals/acts': 'Act on a deal',
  'deals/tasks': 'Answer a task of a deal',
  inbox: 'Answer several tasks',
  t: 'Answer a task, by a link',
  't/files/remove': 'Remove a file, by a link',
  'cases/acts': 'Act on a case',
  'cases/tasks': 'Answer a task of a case',
  'cases/tasks/files/remove': 'Remove a file',
  'c/acts': 'Act on a case, by a link',
  'c/tasks': 'Answer a task of a case, by a link',
  'c/tasks/files/remove': 'Remove a file, by a link',
  'cases/tasks/course': 'Mark a lesson as read',
  'cases/tasks/quiz': 'Answer a question',
  'cases/tasks/quiz/hand-in': 'Hand in a quiz',
  start: 'Start a case',
  apply: 'Ask for the link to an application',
  a: 'Keep or send an application',
  'console/extra-time': 'Give more time in quizzes',
  'programs/drafts': 'Begin a draft of a program',
  'programs/drafts/remove': 'Throw a draft of a program away',
  'programs/move': 'Move cases to another version',
  'programs/versions/publish': 'Publish a version of a program',
  'programs/versions/restore': 'Go back to an earlier version of a program',
  'console/personal-data': 'Ask for a file of somebody’s data',
  'console/personal-data/erasure': 'Erase somebody',
  'console/funds/new': 'Create a fund',
  'console/funds/acts': 'Raise or lower a fund',
  'console/funds/allocate': 'Allocate money of a fund',
  'console/funds/allocations': 'Change an allocation',
  'payments/batches': 'Make a file for the bank',
  'payments/batches/confirm': 'Confirm the payments of a file',
  'payments/confirm': 'Confirm a payment',
  'payments/send-back': 'Say that a payment came back',
  'console/certificates': 'Revoke or reinstate a certificate',
  'console/materials/edit': 'Publish a course or a bank of questions',
  'console/materials/bank/questions/withdraw': 'Withdraw a question',
  'console/exams': 'Take in results of exams',
  'console/standing/rules': 'Publish rules of standing',
  'console/standing/move': 'Move somebody to another partner',
  'console/webhooks': 'Change an endpoint for webhooks',
};

/** Lists and files that leave the product. */
const taken: Readonly<Record<string, string>> = {
  'me/data/file': 'Save the file of one’s data',
  'console/personal-data/file': 'Save the file of somebody’s data',
  'console/funds.csv': 'Save the list of funds',
  'console/funds/allocations.csv': 'Save the allocations of a fund',
  'console/funds/activities.csv': 'Save the activities of a fund',
  'console/funds/return.csv': 'Save what came of a fund',
  'console/funds/statement.csv': 'Save the statement of a fund',
  'funds/statement.csv': 'Save one’s statement of funds',
  'funds/activities.csv': 'Save one’s activities',
  'payments/list.csv': 'Save the list of payments',
  'certificates.csv': 'Save the list of certificates',
  'certificates/team.csv': 'Save a team’s certificates',
  'console/certificates/report/people.csv': 'Save who is certified',
  'console/standing.csv': 'Save the list of standing',
  'console/audit.csv': 'Save the audit',
};

/** What a case was asked for: the same over the portal, a link and the API. */
const asked: Readonly<Record<string, string>> = {
  submit: 'Register a deal',
  start: 'Start a case',
  completeTask: 'Answer a task',
  reassign: 'Give a task to somebody else',
  extend: 'Give more time',
  note: 'Add a note',
  dispute: 'Contest a conflict',
  joinQueue: 'Join the queue for a customer',
  withdraw: 'Withdraw a case',
  reopen: 'Take a case up again',
  revoke: 'Revoke a protection',
  transfer: 'Transfer a deal to another partner',
  cancel: 'Cancel a case',
  migrate: 'Move a case to another version',
  reportWon: 'Report a deal as won',
  reportLost: 'Report a deal as lost',
  'silence-address': 'Send nothing more to an address',
};

const words = { ...forms, ...taken, ...asked };
