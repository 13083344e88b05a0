import { Hono } from 'hono';
import { DomainError } from '../../domain/errors.ts';
import { limitBody, limitUpload, type PageDeps, pageKinds, type SignedInVisit } from './page.tsx';

/** Loaded when an author comes: a cold start does without. */
const reading = () => import('./materials/show-materials.tsx');
const editing = () => import('./materials/edit-material.tsx');

/** Courses and banks of questions, for their authors; for everybody else there are no such pages. */
export function materialRoutes(deps: PageDeps): Hono {
  const routes = new Hono();
  const { signedIn, failed } = pageKinds(deps);
  routes.onError(failed);
  const authors = (answer: (visit: SignedInVisit) => Promise<Response>) =>
    signedIn(async (visit) => {
      if (!visit.frame.authorsMaterials) throw new DomainError('not-found', 'There is no such page.');
      return answer(visit);
    });
  const all = '/console/materials';
  const one = `${all}/:kind{course|bank}/:id`;
  routes.get(
    all,
    authors(async (visit) =>
      visit.c.req.query('id') === undefined
        ? (await reading()).listMaterials(visit)
        : (await editing()).beginMaterial(visit),
    ),
  );
  routes.get(
    one,
    authors(async (visit) => (await reading()).showMaterial(visit)),
  );
  routes.get(
    `${one}/edit`,
    authors(async (visit) => (await editing()).showEditor(visit)),
  );
  routes.post(
    `${one}/edit`,
    limitUpload,
    authors(async (visit) => (await editing()).pressInEditor(visit)),
  );
  routes.get(
    `${one}/versions/:version/source`,
    authors(async (visit) => (await reading()).sendSource(visit)),
  );
  routes.get(
    `${all}/bank/:id/statistics`,
    authors(async (visit) => (await reading()).showStatistics(visit)),
  );
  routes.post(
    `${all}/bank/:id/questions/:questionId/withdraw`,
    limitBody,
    authors(async (visit) => (await reading()).withdrawQuestion(visit)),
  );
  return routes;
}
