import {
  ActivityFailure,
  condition,
  continueAsNew,
  setCurrentDetails,
  setHandler,
  upsertSearchAttributes,
  workflowInfo,
} from '@temporalio/workflow';
import type { Delivered, Paused } from '../activities/webhooks/webhook-activities.ts';
import { restAfter } from '../domain/webhooks/retry.rules.ts';
import { ofWebhooks } from './activity-profiles.ts';
import { now } from './blocks/case.ts';
import { searchAttributes } from './search-attributes.ts';
import { type WebhookEndpointInput, wakeSignal } from './webhook-endpoint.messages.ts';

interface EndpointRun {
  readonly endpointId: string;
  /** Since the last round began: something was written, and somebody waits for it. */
  woken: boolean;
  hurried: boolean;
  /** Rounds since anything was taken. */
  vain: number;
}

/**
 * Sends one endpoint its events, for as long as any wait: those that are not taken again and again, ever later, and with
 * rests while nothing is taken. It ends when nothing waits, and is started again by the next event: an endpoint to which
 * nothing goes costs nothing.
 */
export async function webhookEndpoint({ endpointId, resume }: WebhookEndpointInput): Promise<void> {
  const { vain = 0 } = (resume ?? {}) as Partial<EndpointRun>;
  const run: EndpointRun = { endpointId, woken: false, hurried: false, vain };
  setHandler(wakeSignal, ({ atOnce = false }) => {
    run.woken = true;
    run.hurried ||= atOnce;
  });
  upsertSearchAttributes([{ key: searchAttributes.program, value: 'webhooks' }]);
  for (;;) {
    const nextAt = await sendDue(run);
    if (nextAt === undefined && !run.woken) return;
    if (workflowInfo().continueAsNewSuggested) await startAnew(run);
    await rest(run, nextAt);
  }
}

/** When the next event is due; undefined: none waits. */
async function sendDue(run: EndpointRun): Promise<string | undefined> {
  const { endpointId } = run;
  run.woken = false;
  run.hurried = false;
  const round = await ofWebhooks('Send the events that are due').deliverDue({ endpointId });
  if (round.taken > 0) run.vain = 0;
  else if (round.tried > 0) run.vain += 1;
  setCurrentDetails(describe(run, round));
  if (round.paused) await tell(endpointId, round.paused);
  return round.nextAt;
}

async function tell(endpointId: string, paused: Paused): Promise<void> {
  try {
    await ofWebhooks('E-mail to the administrators: paused').tellPaused({ endpointId, paused });
  } catch (failure) {
    // An address that takes no mail: the endpoint’s page says the same.
    if (!(failure instanceof ActivityFailure)) throw failure;
  }
}

function describe({ vain }: EndpointRun, { nextAt }: Delivered): string {
  const next = nextAt === undefined ? 'Nothing waits to be sent.' : `The next event is due at ${nextAt}.`;
  return vain === 0 ? next : `${next} Nothing was taken in the last ${vain} rounds.`;
}

/** Until something is due, or written; an endpoint that takes nothing has its rest first. */
async function rest(run: EndpointRun, nextAt: string | undefined): Promise<void> {
  if (run.vain > 0) await condition(() => run.hurried, restAfter(run.vain));
  const due = nextAt === undefined ? 0 : Date.parse(nextAt) - Date.parse(now());
  if (due > 0) await condition(() => run.woken, due);
}

function startAnew({ endpointId, vain }: EndpointRun): Promise<never> {
  return continueAsNew<typeof webhookEndpoint>({ endpointId, resume: { vain } });
}
