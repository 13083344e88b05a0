import { CataloguePage } from '../../../portal/pages/learning/catalogue.page.tsx';
import { LearningPage } from '../../../portal/pages/learning/learning.page.tsx';
import { namesInList } from '../names.ts';
import { type SignedInVisit, show } from '../page.tsx';

/** Nobody of the vendor learns here: they have the boards of what runs. */
const vendorsPlace = '/board';

export async function ownLearning({ c, frame, services, caller, person }: SignedInVisit): Promise<Response> {
  if (person.partnerId === undefined) return c.redirect(vendorsPlace, 303);
  const learning = await services.learning.own(caller);
  const names = await namesInList(services, learning.enrolments);
  return show(c, <LearningPage {...{ frame, learning, names }} />);
}

export async function catalogue({ c, frame, services, caller, person }: SignedInVisit): Promise<Response> {
  if (person.partnerId === undefined) return c.redirect(vendorsPlace, 303);
  return show(c, <CataloguePage frame={frame} paths={await services.learning.paths(caller)} />);
}
