import { randomUUID } from 'node:crypto';
import { parseArgs } from 'node:util';
import { type Client, WorkflowFailedError } from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import {
  type SyntheticReport,
  type SyntheticStep,
  syntheticSteps,
} from '../../domain/synthetic/synthetic-deal.rules.ts';
import { taskQueue } from '../../workflows/case.messages.ts';
import {
  syntheticDealFailed,
  syntheticDealWorkflow,
  syntheticDealWorkflowId,
} from '../../workflows/synthetic-deal.messages.ts';
import { print } from '../print.ts';
import { Refused } from '../refused.ts';
import { withTemporal } from '../temporal-connection.ts';

/** Longer than any run that somebody works on. */
const patience = 5 * 60_000;

/** `throughline synthetic run`: one synthetic deal, from beginning to end. */
export async function runCommand(args: string[]): Promise<number> {
  const { values } = parseArgs({ args, options: { json: { type: 'boolean', default: false } } });
  const report = await withTemporal(process.env, runOnce);
  const code = report.failed ? 1 : 0;
  return print(values.json ? JSON.stringify(report, null, 2) : inWords(report), code);
}

/** Runs that fail report what they came to just the same. @throws Refused when nobody works on it */
async function runOnce({ workflow, connection }: Client): Promise<SyntheticReport> {
  const workflowId = `${syntheticDealWorkflowId}-${randomUUID()}`;
  const options = { workflowId, taskQueue, args: [], workflowRunTimeout: patience };
  const handle = await workflow.start(syntheticDealWorkflow, options);
  try {
    return (await connection.withDeadline(Date.now() + patience, () => handle.result())) as SyntheticReport;
  } catch (failure) {
    const cause = failure instanceof WorkflowFailedError ? failure.cause : undefined;
    if (cause instanceof ApplicationFailure && cause.type === syntheticDealFailed)
      return cause.details?.[0] as SyntheticReport;
    throw new Refused(
      `The synthetic deal ${workflowId} did not end in ${patience / 60_000} minutes. Does a worker run?`,
    );
  }
}

/** A line for each step, as it went. */
function inWords({ steps, failed, milliseconds }: SyntheticReport): string {
  const took = new Map(steps.map(({ step, milliseconds: time }) => [step, time]));
  const lines = (Object.entries(syntheticSteps) as [SyntheticStep, string][]).map(([step, words]) => {
    const time = took.get(step);
    if (time !== undefined) return `  done    ${words} (${time} ms)`;
    return failed?.step === step ? `  FAILED  ${words}: ${failed.why}` : `  -       ${words}`;
  });
  const seconds = (milliseconds / 1000).toFixed(1);
  const left = took.has('remove') ? '' : ' Something of it is left; the next run removes it.';
  const end = failed
    ? `The synthetic deal failed at ${failed.step}, after ${seconds} s.`
    : `It works: ${seconds} s.`;
  return [...lines, `${end}${left}`].join('\n');
}
