import { ApiFailure } from '../api.ts';
import { failureWords } from '../failure-words.ts';

/** What to do about each refusal, after what the server says of it. */
const advice: Readonly<Record<string, string>> = {
  'self-approval': 'Send the link below to somebody else in operations; they publish it here.',
  'program-version-taken':
    'Nothing of yours is lost: set the next number above, rehearse once more, and propose it then.',
  'not-now': 'The list of versions below is up to date now: look at it, and go on from there.',
  'program-invalid': 'Correct what is marked in the text, then propose it again.',
  'invalid-input': 'Rehearse the text as it stands now, then propose it again.',
  forbidden: 'Ask somebody in operations, or an administrator.',
  'not-found': 'It may have been removed meanwhile. Load the page again.',
};

/** Why a version was not proposed, published or restored, and what to do. */
export function refusalInWords(failure: unknown, publishing = false): string {
  const words = failureWords(failure);
  const what = failure instanceof ApiFailure ? advice[failure.code] : undefined;
  // Who publishes has no text of their own that another number could be given to.
  const ofText = failure instanceof ApiFailure && failure.code === 'program-version-taken';
  return what === undefined || (publishing && ofText) ? words : `${words} ${what}`;
}
