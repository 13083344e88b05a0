import { outside, store } from '../../activity-profiles.ts';
import { askedIn, type Run } from '../../process/run.ts';
import { fallbackRole } from '../ask.ts';
import { log, now, viewOf } from '../case.ts';
import { mailing } from '../notify.ts';

interface Told {
  /** Unique in the case. */
  readonly step: string;
  /** `partner`, `learner`, or a role of the program. */
  readonly to: string;
  readonly subject: string;
  /** Markdown. */
  readonly text: string;
  /** Nobody needs it, and people can turn it off. */
  readonly news?: boolean;
}

/** An e-mail in the program's own words to everybody of the partner or of a role; the process does not wait for it. */
export async function tell(run: Run, { step, to, subject, text, news }: Told): Promise<void> {
  const { c } = run;
  const people = await peopleOf(run, to);
  if (people.length === 0)
    log(c, 'nobody-told', `Nobody at the partner could be written to: "${subject}" was not sent.`, {
      audience: 'vendor',
    });
  const view = viewOf(c);
  for (const personId of people)
    mailing(
      c,
      personId,
      outside(`E-mail of ${step} to ${personId}`).sendProgramMessage({
        caseId: view.id,
        workflowId: view.workflowId,
        ...{ step, personId, subject, text, view },
        ...(news ? { news } : {}),
      }),
    );
}

async function peopleOf(run: Run, to: string): Promise<readonly string[]> {
  const ofPartner = to === 'partner';
  const { partnerId, openedBy, ownersAlone, learner, calendar } = askedIn(run);
  if (to === 'learner') return learner ? [learner] : [];
  const { assignees, fellBack, openerGone } = await store.planTask({
    party: ofPartner ? 'partner' : 'vendor',
    role: ofPartner ? 'owner' : to,
    partnerId,
    fallbackRole,
    calendar,
    excludePersonIds: [],
    elapsed: [],
    businessSpans: [],
    from: now(),
    ...(ofPartner && !ownersAlone ? { opener: openedBy } : {}),
  });
  if (!ofPartner) return assignees;
  const opener = ownersAlone || openerGone ? [] : [openedBy];
  return [...new Set([...opener, ...(fellBack ? [] : assignees)])];
}
