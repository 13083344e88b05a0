import { Hono } from 'hono';
import { SearchPage, searchFormId } from '../../portal/pages/search.page.tsx';
import { namesInList } from './names.ts';
import { type PageDeps, pageKinds, refusal, type SignedInVisit, show } from './page.tsx';
import { refusedForm } from './sent-form.ts';

/** Finding deals and cases. */
export function searchRoutes(deps: PageDeps): Hono {
  const routes = new Hono();
  const { signedIn, failed } = pageKinds(deps);
  routes.onError(failed);
  routes.get('/search', signedIn(search));
  return routes;
}

async function search({ c, frame, services, caller }: SignedInVisit): Promise<Response> {
  const typed = c.req.query('q');
  const q = typed?.trim() ?? '';
  if (typed === undefined) return show(c, <SearchPage frame={frame} q={q} names={{}} />);
  const cursor = c.req.query('cursor');
  try {
    const found = await services.search.find(caller, q, cursor);
    const names = await namesInList(services, found.items);
    return show(c, <SearchPage {...{ frame, q, found, names, cursor }} />);
  } catch (failure) {
    const { error, status } = refusal(failure);
    const attempt = refusedForm(searchFormId, { q }, error);
    return show(c, <SearchPage {...{ frame, q, names: {}, attempt }} />, status);
  }
}
