import { type Client, isGrpcServiceError, WorkflowNotFoundError } from '@temporalio/client';
import type { Subject } from '../../domain/personal-data/personal-data.ts';
import { names, type Unnaming } from '../../domain/personal-data/unnamed.rules.ts';
import { forgetUpdate } from '../../workflows/case.messages.ts';

/** What became of what Temporal keeps of a workflow. */
export interface HistoriesErased {
  /** Closed runs that named the person. */
  readonly deleted: number;
  /** It runs, and what is kept of this run names them. */
  readonly open: boolean;
}

type Payload = Parameters<
  NonNullable<Client['options']['loadedDataConverter']['payloadCodecs'][number]>['decode']
>[0][number];

/**
 * Tells a running case to go on without the name, and deletes what Temporal keeps of its closed runs that have it. A running
 * case that can starts afresh, so that the run before is a closed one: look again later.
 */
export async function eraseHistories(
  client: Client,
  workflowId: string,
  unnaming: Unnaming,
  subject: Subject,
): Promise<HistoriesErased> {
  const named: Run[] = [];
  let run = await runOf(client, workflowId);
  for (; run; run = run.before === undefined ? undefined : await runOf(client, workflowId, run.before))
    if (await namesIn(client, run.history, unnaming)) named.push(run);
  const closed = named.filter(({ running }) => !running);
  if (closed.length < named.length) await tell(client, workflowId, subject);
  // The oldest first: each is found by the one that followed it.
  for (const { runId } of closed.reverse()) await deleteRun(client, workflowId, runId);
  return { deleted: closed.length, open: closed.length < named.length };
}

interface Run {
  readonly runId: string;
  readonly running: boolean;
  /** The run that continued as this one. */
  readonly before?: string | undefined;
  readonly history: unknown;
}

/** A run with its history: the newest, if none is named. Undefined: Temporal keeps nothing of it any more. */
async function runOf(client: Client, workflowId: string, runId?: string): Promise<Run | undefined> {
  try {
    const handle = client.workflow.getHandle(workflowId, runId);
    const about = await handle.describe();
    const history = await client.workflow.getHandle(workflowId, about.runId).fetchHistory();
    const started = history.events?.[0]?.workflowExecutionStartedEventAttributes;
    return {
      runId: about.runId,
      running: about.status.name === 'RUNNING',
      before: started?.continuedExecutionRunId || undefined,
      history,
    };
  } catch (failure) {
    if (isGone(failure)) return undefined;
    throw failure;
  }
}

/** gRPC's NOT_FOUND. */
const isGone = (failure: unknown): boolean =>
  failure instanceof WorkflowNotFoundError || (isGrpcServiceError(failure) && Number(failure.code) === 5);

async function tell(client: Client, workflowId: string, subject: Subject): Promise<void> {
  try {
    await client.workflow.getHandle(workflowId).executeUpdate(forgetUpdate, { args: [subject] });
  } catch (failure) {
    // It ended meanwhile: the next look finds it closed.
    if (!isGone(failure)) throw failure;
  }
}

async function deleteRun(
  { workflowService, options }: Client,
  workflowId: string,
  runId: string,
): Promise<void> {
  const { namespace } = options;
  await workflowService.deleteWorkflowExecution({ namespace, workflowExecution: { workflowId, runId } });
}

/** Whether a history names somebody, in whatever payload or failure. */
async function namesIn(client: Client, history: unknown, unnaming: Unnaming): Promise<boolean> {
  const { payloadCodecs } = client.options.loadedDataConverter;
  const { payloads, texts } = contentsOf(history);
  if (texts.some((text) => names(text, unnaming))) return true;
  for (const payload of payloads) {
    let [plain] = [payload];
    for (const codec of payloadCodecs) [plain = payload] = await codec.decode([plain]);
    if (names(contentOf(plain), unnaming)) return true;
  }
  return false;
}

function contentOf({ data }: Payload): unknown {
  const text = Buffer.from(data ?? []).toString();
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

interface Contents {
  readonly payloads: Payload[];
  readonly texts: string[];
}

/** Every payload and every text in an event, however deep. */
function contentsOf(value: unknown, found: Contents = { payloads: [], texts: [] }): Contents {
  if (typeof value === 'string') found.texts.push(value);
  else if (typeof value === 'object' && value !== null && !ArrayBuffer.isView(value)) {
    if ('metadata' in value && 'data' in value && ArrayBuffer.isView(value.data))
      found.payloads.push(value as Payload);
    else for (const part of Object.values(value)) contentsOf(part, found);
  }
  return found;
}
