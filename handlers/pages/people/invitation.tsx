import { InvitationPage } from '../../../portal/pages/invitation.page.tsx';
import { InvalidLinkPage } from '../../../portal/pages/task-link.page.tsx';
import { leadOn } from '../lead-on.ts';
import { frameOf, show, tokenOf, type Visit } from '../page.tsx';

export async function showInvitation(visit: Visit): Promise<Response> {
  const token = tokenOf(visit);
  const frame = frameOf(visit.frame, undefined);
  const opened = await visit.services.invitations.open(token);
  if (!opened) return show(visit.c, <InvalidLinkPage frame={frame} />, 404);
  return show(visit.c, <InvitationPage {...{ frame, opened, token }} />);
}

/** A second press finds it accepted. */
export async function acceptInvitation(visit: Visit): Promise<Response> {
  const token = tokenOf(visit);
  const frame = frameOf(visit.frame, undefined);
  const opened = await visit.services.invitations.accept(token);
  if (!opened) return show(visit.c, <InvalidLinkPage frame={frame} />, 404);
  if (opened.done) return leadOn(visit, `/i/${encodeURIComponent(token)}`, 'joined');
  return show(visit.c, <InvitationPage {...{ frame, opened, token }} />, 409);
}
