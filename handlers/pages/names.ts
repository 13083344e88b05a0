import type { NextStep } from '../../domain/cases/case.schema.ts';
import type { Names } from '../../portal/frame.ts';
import type { CasePage } from '../services/cases.services.ts';
import type { DealPage } from '../services/deals.services.ts';
import type { Services } from '../services/services.ts';

/** Names of everyone that these cases' pages speak of. */
export function namesFor(
  services: Services,
  ...pages: readonly (DealPage | CasePage | undefined)[]
): Promise<Names> {
  return named(
    services,
    pages.flatMap((page) => (page ? peopleOf(page) : [])),
  );
}

function peopleOf({ view, timeline }: DealPage | CasePage): readonly (string | undefined)[] {
  return [
    'submittedBy' in view.facts ? view.facts.submittedBy : view.facts.startedBy,
    ...view.next.waitsFor.personIds,
    ...timeline.map(({ actor }) => actor.personId),
    ...view.tasks.flatMap(({ assignees, standsInFor = {}, votes, result }) => [
      ...assignees,
      ...Object.values(standsInFor),
      ...votes.map(({ actor }) => actor.personId),
      result?.actor.personId,
    ]),
  ];
}

/** Names of who has the ball in each of these. */
export function namesInList(
  services: Services,
  items: readonly { readonly next: NextStep }[],
): Promise<Names> {
  return named(
    services,
    items.flatMap(({ next }) => next.waitsFor.personIds),
  );
}

async function named(services: Services, ids: readonly (string | undefined)[]): Promise<Names> {
  const known = [...new Set(ids)].filter((id): id is string => id !== undefined);
  return known.length ? services.namesOf(known) : {};
}
