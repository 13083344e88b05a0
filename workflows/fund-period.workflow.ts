import {
  ActivityFailure,
  ApplicationFailure,
  continueAsNew,
  setCurrentDetails,
  sleep,
  upsertSearchAttributes,
  workflowInfo,
} from '@temporalio/workflow';
import type { FundMailInput, FundStanding } from '../activities/funds/fund-activities.ts';
import { describeFund } from '../domain/mdf/description.rules.ts';
import { beginOf, endOf, type FundMoment, nextMoment, reminderDays } from '../domain/mdf/period.rules.ts';
import { wholeUnits } from '../domain/money.ts';
import { ofFund } from './activity-profiles.ts';
import { now } from './blocks/case.ts';
import type { FundPeriodInput, FundPeriodResult } from './fund-period.messages.ts';
import { searchAttributes } from './search-attributes.ts';

/** What a fund's workflow remembers; the money itself stands in the ledger. */
interface FundMemory {
  reminded: number[];
  lookedAt?: string;
  /** Deals that were won until then have been taken up. */
  accruedUntil?: string;
  /** How many allocations took part in that. */
  accruing: number;
  /** The owner knows that there is nothing left to accrue from. */
  short: boolean;
  /** There were deals without an exchange rate. */
  unconverted: boolean;
}

interface FundRun {
  readonly fundId: string;
  readonly memory: FundMemory;
  /** E-mails on their way: a mail server that is down holds no money up. */
  readonly mails: Promise<void>[];
}

/**
 * A fund from its creation to the end of its period: once a day the shares of won deals are added, its owner is reminded
 * of what nobody has reserved, and at the end that goes back or on to the next fund.
 */
export async function fundPeriod({ fundId, resume }: FundPeriodInput): Promise<FundPeriodResult> {
  const memory = (resume as FundMemory | undefined) ?? firstMemory();
  const run: FundRun = { fundId, memory, mails: [] };
  for (;;) {
    const standing = await standingOf(run);
    const moment = nextMoment(standing.period, now(), memory);
    show(standing, memory);
    const wait = Date.parse(moment.at) - Date.now();
    if (wait > 0) await sleep(wait, { summary: waitsFor[moment.what] });
    if (moment.what === 'end') return endPeriod(run);
    await takeUp(run, moment, standing);
    if (!workflowInfo().continueAsNewSuggested) continue;
    await Promise.all(run.mails);
    await continueAsNew<typeof fundPeriod>({ fundId, resume: memory });
  }
}

const firstMemory = (): FundMemory => ({ reminded: [], accruing: 0, short: false, unconverted: false });

const waitsFor = {
  begin: 'The period begins',
  day: 'Add the shares of deals that were won',
  remind: 'Remind the owner of what is not reserved',
  end: 'The period ends',
} as const;

async function takeUp(run: FundRun, { what, days = 0 }: FundMoment, standing: FundStanding): Promise<void> {
  if (what === 'day') return addShares(run, standing);
  if (what !== 'remind') return;
  run.memory.reminded = reminderDays.filter((one) => one >= days);
  tell(run, `ends-in-${days}`, { what: 'ends-soon' }, await standingOf(run));
}

async function standingOf({ fundId }: FundRun): Promise<FundStanding> {
  const standing = await ofFund('Read the fund').readFund({ fundId });
  if (!standing) throw ApplicationFailure.nonRetryable(`There is no fund ${fundId}.`, 'not-found');
  return standing;
}

/** What an admin finds it by, and reads of it; ids and amounts only. */
function show(standing: FundStanding, memory: FundMemory, outcome?: string): void {
  const { currency, unallocated, balances, period } = standing;
  setCurrentDetails(describeFund(standing, memory));
  const left = { amount: unallocated + balances.available, currency };
  const stage = now() < beginOf(period) ? 'ahead' : 'running';
  upsertSearchAttributes([
    { key: searchAttributes.program, value: 'fund' },
    { key: searchAttributes.stage, value: outcome ? 'ended' : stage },
    { key: searchAttributes.dueAt, value: new Date(endOf(period)) },
    { key: searchAttributes.amount, value: wholeUnits(left) },
    ...(outcome ? [{ key: searchAttributes.outcome, value: outcome }] : []),
  ]);
}

function tell(
  { fundId, mails }: FundRun,
  step: string,
  message: FundMailInput['message'],
  standing: FundStanding,
): void {
  const sending = ofFund(`E-mail to the owner: ${message.what}`).tellFundOwner({
    fundId,
    step,
    message,
    standing,
  });
  mails.push(
    sending.catch((failure: unknown) => {
      // An address that takes no mail ends the mail, not the fund; its page says the same.
      if (!(failure instanceof ActivityFailure)) throw failure;
    }),
  );
}

/** Rows of lists come a moment late, and after an outage of the store much later: so much is looked at twice. */
const overlap = 2 * 86_400_000;

/** Adds the shares of deals that were won since this was last done. */
async function addShares(run: FundRun, standing: FundStanding): Promise<void> {
  const { fundId, memory } = run;
  memory.lookedAt = now();
  // An allocation that is new takes part from the beginning.
  if (memory.accruing !== standing.accruing) delete memory.accruedUntil;
  memory.accruing = standing.accruing;
  const begin = beginOf(standing.period);
  const since = memory.accruedUntil ?? begin;
  let after = since === begin ? begin : new Date(Date.parse(since) - overlap).toISOString();
  let more = standing.accruing > 0;
  while (more) {
    const accrued = await ofFund('Add the shares of deals that were won').accrueShares({ fundId, after });
    after = accrued.until;
    if (after > since) memory.accruedUntil = after;
    memory.unconverted ||= accrued.unconverted > 0;
    if (accrued.short && !memory.short)
      tell(run, `short-${memory.lookedAt}`, { what: 'nothing-to-accrue-from' }, standing);
    memory.short = accrued.short;
    more = accrued.more;
  }
}

async function endPeriod(run: FundRun): Promise<FundPeriodResult> {
  const { fundId, memory, mails } = run;
  await addShares(run, await standingOf(run));
  const rest = await ofFund('End the fund').endFund({ fundId });
  await ofFund('Give back what nobody has reserved').returnRest({ fundId, rest });
  const amount = rest.allocations.reduce((sum, one) => sum + one.amount, rest.unallocated);
  const standing = await standingOf(run);
  const into = standing.atEnd === 'return' ? undefined : standing.atEnd.carryTo;
  const carried = await carriedOver(run, into, amount);
  const outcome = carried ? 'carried' : 'returned';
  show(standing, memory, outcome);
  tell(run, 'ended', { what: 'ended', amount, into, carried }, standing);
  await Promise.all(mails);
  return { outcome, amount };
}

async function carriedOver({ fundId }: FundRun, into: string | undefined, amount: number): Promise<boolean> {
  if (into === undefined || amount === 0) return false;
  const { carried } = await ofFund(`Carry the rest over to ${into}`).carryOver({ fundId, into, amount });
  return carried;
}
