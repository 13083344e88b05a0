import type { OutsideActivities } from './activities.ts';
import { caseUrl } from './mail/links.ts';
import { inTurn } from './mail/pace.ts';
import { programMessage } from './mail/templates/program-message.template.ts';
import { deliver, mailKey, type SendMessageDeps } from './send-message.activity.ts';

/**
 * An e-mail whose subject and words are the program's, in the house's layout. Sent once for each step and person, and
 * to nobody who became inactive.
 * @throws ApplicationFailure with a type of `mailFailures` (activities/mail/send-once.ts).
 */
export function createSendProgramMessage(deps: SendMessageDeps): OutsideActivities['sendProgramMessage'] {
  return async (input) => {
    await inTurn(deps.pace, mailKey(input, input.personId));
    const person = await deps.stores.people.get(input.personId);
    if (!person?.active) return;
    const { view } = input;
    const context = { view, person, caseUrl: await caseUrl(deps, view, person) };
    await deliver(deps, input, person, programMessage(context, input), input.news ? 'news' : undefined);
  };
}
