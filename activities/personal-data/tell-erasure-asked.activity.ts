import { createHash } from 'node:crypto';
import { answerDueAt } from '../../domain/personal-data/personal-data.ts';
import { portalUrl } from '../mail/links.ts';
import { erasureAskedContent } from '../mail/templates/personal-data.templates.ts';
import { deliver } from '../send-message.activity.ts';
import type { PersonalDataGround } from './create-personal-data-activities.ts';
import type { PersonalDataActivities } from './personal-data-activities.ts';

/** One e-mail to each administrator, once however often it is tried; none if somebody was quicker. */
export function tellErasureAsked(ground: PersonalDataGround): PersonalDataActivities['tellErasureAsked'] {
  const { people, personalData } = ground.stores;
  return async ({ personId }) => {
    const erasure = await personalData.erasure(personId);
    if (erasure?.state !== 'asked') return;
    const asked = { askedAt: erasure.askedAt, dueAt: answerDueAt(erasure.askedAt) };
    const url = portalUrl(ground, `/console/personal-data/${encodeURIComponent(personId)}`);
    // The log of e-mails to others outlives the erasure, and shall not have the id.
    const whose = createHash('sha256').update(personId).digest('hex');
    const occasion = { workflowId: `personal-data/asked/${whose}`, step: `asked-${erasure.askedAt}` };
    for (const person of await people.byRole('admin'))
      await deliver(ground, occasion, person, erasureAskedContent(asked, { person, url }));
  };
}
