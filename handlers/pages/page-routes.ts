import { Hono } from 'hono';
import { DomainError } from '../../domain/errors.ts';
import { applicationRoutes } from './application.routes.tsx';
import { assetRoutes } from './assets.ts';
import { auditRoutes } from './audit.routes.ts';
import { caseRoutes } from './case.routes.tsx';
import { casesRoutes } from './cases.routes.tsx';
import { certificateRoutes } from './certificates.routes.ts';
import { dealRoutes } from './deal.routes.tsx';
import { dealsRoutes } from './deals.routes.tsx';
import { designerRoutes } from './designer.routes.tsx';
import { draftRoutes } from './drafts.routes.tsx';
import { examRoutes } from './exams.routes.ts';
import { extraTimeRoutes } from './extra-time.routes.ts';
import { fundsRoutes } from './funds.routes.ts';
import { inboxRoutes } from './inbox.routes.tsx';
import { invitationRoutes } from './invitation.routes.tsx';
import { learningRoutes } from './learning.routes.ts';
import { learningTaskRoutes } from './learning-tasks.routes.ts';
import { materialRoutes } from './materials.routes.ts';
import { type PageDeps, pageKinds } from './page.tsx';
import { passkeyRoutes } from './passkeys.routes.ts';
import { paymentRoutes } from './payments.routes.ts';
import { peopleRoutes } from './people.routes.tsx';
import { personalDataRoutes } from './personal-data.routes.ts';
import { programsRoutes } from './programs.routes.tsx';
import { searchRoutes } from './search.routes.tsx';
import { signInRoutes } from './sign-in.routes.tsx';
import { standingRoutes } from './standing.routes.ts';
import { startRoutes } from './start.routes.tsx';
import { taskLinkRoutes } from './task-link.routes.tsx';
import { unsubscribeRoutes } from './unsubscribe.routes.ts';
import { webhookRoutes } from './webhooks.routes.ts';

/** Every page of the portal and the console. Mount it at the root; what no route knows is answered by {@link pageNotFound}. */
export function pageRoutes(deps: PageDeps): Hono {
  const routes = new Hono();
  for (const part of [
    assetRoutes(deps.branding),
    passkeyRoutes(deps),
    signInRoutes(deps),
    dealsRoutes(deps),
    dealRoutes(deps),
    inboxRoutes(deps),
    taskLinkRoutes(deps),
    caseRoutes(deps),
    casesRoutes(deps),
    searchRoutes(deps),
    learningTaskRoutes(deps),
    extraTimeRoutes(deps),
    startRoutes(deps),
    applicationRoutes(deps),
    draftRoutes(deps),
    programsRoutes(deps),
    designerRoutes(deps),
    unsubscribeRoutes(deps),
    invitationRoutes(deps),
    peopleRoutes(deps),
    personalDataRoutes(deps),
    fundsRoutes(deps),
    paymentRoutes(deps),
    certificateRoutes(deps),
    learningRoutes(deps),
    materialRoutes(deps),
    examRoutes(deps),
    standingRoutes(deps),
    auditRoutes(deps),
    webhookRoutes(deps),
  ])
    routes.route('/', part);
  routes.notFound(pageNotFound(deps));
  return routes;
}

/** The page for an address that is none of ours: the same as for a deal that is not the reader's to see. */
export function pageNotFound(deps: PageDeps): Parameters<Hono['notFound']>[0] {
  const { open, failed } = pageKinds(deps);
  const answer = open(async () => {
    throw new DomainError('not-found', 'There is no such page.');
  });
  return async (c) => {
    try {
      return (await answer(c, async () => {})) as Response;
    } catch (failure) {
      return failed(failure, c);
    }
  };
}
