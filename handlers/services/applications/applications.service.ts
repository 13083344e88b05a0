import { noteActor } from '../../../activities/store/audit/act.ts';
import { readLink } from '../../../domain/links/link-token.ts';
import type { ApplicationsService } from '../applications.services.ts';
import { casePageFor, loadCase } from '../cases/load.ts';
import type { ServiceContext } from '../context.ts';
import type { Caller } from '../services.ts';
import { beginApplication } from './begin.ts';
import { caseToken, openDraft, publicProgram } from './draft-link.ts';
import { keepApplication, submitApplication } from './submit.ts';

/** Applications by people who have no account: a link to their address is all that they need. */
export function createApplicationsService(context: ServiceContext): ApplicationsService {
  return {
    open: (programId) => publicProgram(context, programId),
    begin: beginApplication(context),
    async draft(token) {
      const opened = await openDraft(context, token);
      if (!opened) return { state: 'invalid' };
      const { draft, program } = opened;
      if (draft.sent) return { state: 'sent', caseToken: await caseToken(context, draft.sent) };
      return { state: 'open', program, values: draft.values };
    },
    keep: keepApplication(context),
    submit: submitApplication(context),
    byCaseLink: byCaseLink(context),
  };
}

/** Somebody who has an account by now signs in instead: a link in an old e-mail is no key to it. */
function byCaseLink(context: ServiceContext): ApplicationsService['byCaseLink'] {
  return async (token) => {
    const { linkKeys, now, stores } = context;
    const link = await readLink(linkKeys, token, now());
    if (link?.claims.use !== 'case' || link.expired) return undefined;
    const { personId, caseId } = link.claims;
    const person = await stores.people.get(personId);
    if (!person?.active) return undefined;
    if (person.account !== false) return { signInTo: caseId };
    const caller: Caller = { person, via: 'email-link' };
    noteActor(person.id, caller.via);
    return { caller, page: await casePageFor(context, caller, await loadCase(context, caller, caseId)) };
  };
}
