import type { OutsideActivities } from './activities.ts';
import { caseUrl } from './mail/links.ts';
import { inTurn } from './mail/pace.ts';
import { recipients } from './mail/recipients.ts';
import { programMessage } from './mail/templates/program-message.template.ts';
import { deliver, mailKey, type SendMessageDeps } from './send-message.activity.ts';

/**
 * An e-mail whose subject and words are the program's, in the house's layout. Sent once for each step and person; to the
 * partner's owners instead, if that person is not with the partner any more.
 * @throws ApplicationFailure with a type of `mailFailures` (activities/mail/send-once.ts).
 */
export function createSendProgramMessage(deps: SendMessageDeps): OutsideActivities['sendProgramMessage'] {
  return async (input) => {
    await inTurn(deps.pace, mailKey(input, input.personId));
    const { view, personId, news } = input;
    for (const person of await recipients(deps.stores.people, personId, view)) {
      const context = { view, person, caseUrl: await caseUrl(deps, view, person) };
      await deliver(deps, input, person, programMessage(context, input), news ? 'news' : undefined);
    }
  };
}
