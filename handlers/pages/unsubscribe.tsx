import { InvalidLinkPage } from '../../portal/pages/task-link.page.tsx';
import { UnsubscribePage } from '../../portal/pages/unsubscribe.page.tsx';
import { leadOn } from './lead-on.ts';
import { formValues, frameOf, type SignedInVisit, show, textOf, tokenOf, type Visit } from './page.tsx';

export async function showChoice(visit: Visit): Promise<Response> {
  const choice = await visit.services.mailChoices.open(tokenOf(visit));
  const frame = frameOf(visit.frame, choice?.person);
  if (!choice) return show(visit.c, <InvalidLinkPage frame={frame} />, 404);
  return show(visit.c, <UnsubscribePage frame={frame} choice={choice} changed={false} />);
}

/** Answered with a page, never with a way on: an inbox follows none. */
export async function takeChoice(visit: Visit): Promise<Response> {
  const wanted = textOf(await formValues(visit.c), 'wanted') === 'yes';
  const choice = await visit.services.mailChoices.choose(tokenOf(visit), wanted);
  const frame = frameOf(visit.frame, choice.person);
  return show(visit.c, <UnsubscribePage frame={frame} choice={choice} changed />);
}

export async function chooseOwn(visit: SignedInVisit): Promise<Response> {
  const { c, services, caller } = visit;
  const values = await formValues(c);
  const wanted = textOf(values, 'wanted') === 'yes';
  await services.mailChoices.chooseOwn(caller, textOf(values, 'mail'), wanted);
  return leadOn(visit, `/me`, `${wanted ? 'mail-on' : 'mail-off'}`);
}
