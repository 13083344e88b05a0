import { standingWorkflowId } from '../../domain/ids.ts';
import type { StandingNews } from '../../domain/standing/standing.ts';
import type { StandingActivities } from '../activities.ts';
import { portalUrl } from '../mail/links.ts';
import { standingMailContent } from '../mail/templates/standing.templates.ts';
import { deliver } from '../send-message.activity.ts';
import type { StandingActivityDeps } from './create-standing-activities.ts';
import { currentRules } from './ground.ts';

/** One e-mail to each owner of the partner, once for each look. */
export function tellStanding(deps: StandingActivityDeps): StandingActivities['tellStanding'] {
  return async ({ partnerId, look, news }) => {
    const { people, partners } = deps.stores;
    const [current, partner, owners] = await Promise.all([
      currentRules(deps.stores),
      partners.get(partnerId),
      people.byRole('owner', partnerId),
    ]);
    if (!current || !partner) return;
    const names = await namesIn(deps, news);
    const url = portalUrl(deps, '/standing');
    for (const person of owners) {
      const content = standingMailContent(news, { ...current, partner, person, names, url });
      await deliver(deps, { workflowId: standingWorkflowId(partnerId), step: look }, person, content);
    }
  };
}

async function namesIn(
  { stores: { people } }: StandingActivityDeps,
  { ahead }: StandingNews,
): Promise<ReadonlyMap<string, string>> {
  const ids = new Set(ahead.flatMap(({ ends }) => ends.map(({ personId }) => personId)));
  const found = await Promise.all([...ids].map((id) => people.get(id)));
  return new Map(found.flatMap((person) => (person ? [[person.id, person.name] as const] : [])));
}
