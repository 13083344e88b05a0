import type { SearchAttributeUpdatePair } from '@temporalio/common';
import {
  ActivityFailure,
  continueAsNew,
  patched,
  setCurrentDetails,
  setHandler,
  upsertSearchAttributes,
  workflowInfo,
} from '@temporalio/workflow';
import type { Looked } from '../activities/standing/standing-activities.ts';
import { describeStanding } from '../domain/standing/description.rules.ts';
import type { StandingNews } from '../domain/standing/standing.ts';
import { ofStanding } from './activity-profiles.ts';
import { now } from './blocks/case.ts';
import { untilMoment } from './blocks/deadline.ts';
import { type PartnerStandingInput, reconsiderSignal } from './partner-standing.messages.ts';
import { searchAttributes } from './search-attributes.ts';

/** Rows of lists come a moment late: so much later it is looked once more where one of them has changed. */
const listsAreThere = 60_000;

/**
 * How one partner stands, for as long as it is a partner: looks whenever something has changed, when something ends or
 * is to be warned of, and once a day. Many changes at once are one look after them. It ends where there is nothing to
 * rule, and is started again by the next change.
 */
export async function partnerStanding({ partnerId, resume }: PartnerStandingInput): Promise<void> {
  const run: StandingRun = { partnerId, changed: false, mails: [], ...(resume as Resumed | undefined) };
  setHandler(reconsiderSignal, ({ again = false }) => {
    run.changed = true;
    if (again) run.again = new Date(Date.now() + listsAreThere).toISOString();
  });
  for (let looks = 1; ; looks += 1) {
    const looked = await look(run, `${workflowInfo().runId}/${looks}`);
    if (!looked && !run.changed) return;
    if (isLong()) await startAnew(run);
    if (looked) await untilMoment(nextLook(looked, run), () => run.changed);
  }
}

/** Some forty looks. A history that runs is billed by its size, for as long as the partner is one. */
const eventsAtMost = 500;

function isLong(): boolean {
  const { continueAsNewSuggested, historyLength } = workflowInfo();
  return (
    continueAsNewSuggested || (historyLength > eventsAtMost && patched('a-history-of-looks-stays-short'))
  );
}

interface StandingRun {
  readonly partnerId: string;
  /** Since the last look began. */
  changed: boolean;
  /** When lists are there of which one has changed. */
  again?: string;
  readonly mails: Promise<void>[];
  /** What search attributes say now. */
  searchable?: string;
}
type Resumed = Pick<StandingRun, 'again'>;

async function look(run: StandingRun, name: string): Promise<Looked | undefined> {
  const { partnerId, mails } = run;
  run.changed = false;
  const looking = ofStanding('Look at people, certificates and deals');
  const looked = await looking.considerStanding({ partnerId, look: name, at: now() });
  if (looked) show(run, looked);
  if (looked?.news) mails.push(tell(looked, looked.news));
  return looked;
}

/** With nothing on its way, and nothing unheard: that is looked at first. */
async function startAnew(run: StandingRun): Promise<void> {
  await Promise.all(run.mails);
  if (run.changed) return;
  const { partnerId, again } = run;
  const resume: Resumed = again === undefined ? {} : { again };
  await continueAsNew<typeof partnerStanding>({ partnerId, resume });
}

/** Taken up once: what is due later is not asked for again. */
function nextLook({ nextLookAt }: Looked, run: StandingRun) {
  const { again } = run;
  if (again !== undefined && again <= now()) delete run.again;
  const soon = again !== undefined && again > now() && again < nextLookAt;
  return soon
    ? { at: again, what: 'Look again when lists have come' }
    : { at: nextLookAt, what: 'Look again' };
}

async function tell({ partnerId, look: name }: Looked, news: StandingNews): Promise<void> {
  try {
    await ofStanding('E-mail to the owners of the partner').tellStanding({ partnerId, look: name, news });
  } catch (failure) {
    // An address that takes no mail ends the mail, not the standing; the page says the same.
    if (!(failure instanceof ActivityFailure)) throw failure;
  }
}

/** What an admin finds it by, and reads of it; ids only. A day that changes nothing is not written: it would be billed. */
function show(run: StandingRun, looked: Looked): void {
  const { partnerId, keptUntil, losesAt } = looked;
  setCurrentDetails(describeStanding(looked));
  const pairs: SearchAttributeUpdatePair[] = [
    { key: searchAttributes.program, value: 'standing' },
    { key: searchAttributes.partner, value: partnerId },
    { key: searchAttributes.stage, value: keptUntil === undefined ? 'earned' : 'kept' },
    { key: searchAttributes.dueAt, value: losesAt === undefined ? null : new Date(losesAt) },
  ];
  const searchable = JSON.stringify(pairs.map(({ value }) => value));
  if (searchable === run.searchable && patched('what-stays-is-not-written')) return;
  upsertSearchAttributes(pairs);
  run.searchable = searchable;
}
