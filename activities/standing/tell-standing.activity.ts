import { ApplicationFailure } from '@temporalio/activity';
import { standingWorkflowId } from '../../domain/ids.ts';
import { wantsMail } from '../../domain/mail/optional-mail.rules.ts';
import type { OptionalMail } from '../../domain/mail/optional-mail.schema.ts';
import type { StandingNews } from '../../domain/standing/standing.ts';
import { portalUrl } from '../mail/links.ts';
import { standingMailContent } from '../mail/templates/standing.templates.ts';
import { deliver } from '../send-message.activity.ts';
import type { StandingActivityDeps } from './create-standing-activities.ts';
import { currentRules } from './ground.ts';
import type { StandingActivities } from './standing-activities.ts';

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
    const kind = optionalIn(news);
    const failures: unknown[] = [];
    for (const person of owners) {
      // Who has turned forecasts off finds them on the page.
      if (kind && !wantsMail(person, kind)) continue;
      const content = standingMailContent(news, { ...current, partner, person, names, url });
      const occasion = { workflowId: standingWorkflowId(partnerId), step: look };
      await deliver(deps, occasion, person, content, kind).catch((failure: unknown) =>
        failures.push(failure),
      );
    }
    // A dead address keeps no other owner from being told; what may yet go out is tried again first.
    const [last] = failures.sort((a, b) => Number(isOver(a)) - Number(isOver(b)));
    if (last) throw last;
  };
}

const isOver = (failure: unknown) => failure instanceof ApplicationFailure && failure.nonRetryable === true;

/** That a tier has changed, or will on a day that is set, everybody is told. The rest is a forecast. */
const optionalIn = ({ moved, kept }: StandingNews): OptionalMail | undefined =>
  moved || kept ? undefined : 'standing';

async function namesIn(
  { stores: { people } }: StandingActivityDeps,
  { ahead }: StandingNews,
): Promise<ReadonlyMap<string, string>> {
  const ids = new Set(ahead.flatMap(({ ends }) => ends.map(({ personId }) => personId)));
  const found = await Promise.all([...ids].map((id) => people.get(id)));
  return new Map(found.flatMap((person) => (person ? [[person.id, person.name] as const] : [])));
}
