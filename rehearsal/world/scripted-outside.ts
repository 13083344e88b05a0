import { ApplicationFailure } from '@temporalio/activity';
import type { OutsideActivities } from '../../activities/activities.ts';
import { automaticFailures, endsHere } from '../../activities/automatic-failures.ts';
import { readValues } from '../../activities/automatic-values.ts';
import { stepOf } from '../../activities/step-of.ts';
import { caseWorkflowId } from '../../domain/ids.ts';
import { stepIdOf } from '../../domain/processes/migration.rules.ts';
import { type Registry, type RegistryEntry, shippedRegistry } from '../../domain/programs/registry.ts';
import type { Script } from '../../domain/rehearsals/script.schema.ts';
import { inTurn } from './in-turn.ts';
import { madeUp } from './made-up.ts';
import type { OutsideCall } from './record.ts';
import { scriptedChecks } from './scripted-checks.ts';
import { scriptedMoney } from './scripted-money.ts';

export interface OutsideDeps {
  readonly script: Pick<Script, 'checks' | 'refusals' | 'answers'>;
  /** The case's own time, in milliseconds since 1970. */
  readonly now: () => Promise<number>;
  readonly happened: (call: OutsideCall) => void;
  /** A step has started a case of another program. */
  readonly started: (step: string, parentWorkflowId: string) => Promise<void>;
}

type Scripted = Pick<OutsideActivities, 'runCheck' | 'runAction' | 'callWebhook' | 'startCase'>;

/**
 * The world outside as a script has it: checks answer what it says, and what would be done is put on record. Names and
 * values are read as the real activities read them, so a program that gives a wrong one fails here as it would there.
 */
export function scriptedOutside({ script, now, happened, started }: OutsideDeps): Scripted {
  const checks = scriptedChecks(script);
  const money = scriptedMoney();
  const scripted = inTurn(script.answers);
  const report = async (kind: OutsideCall['kind'], step: string, name: string, text: string) =>
    happened({ at: new Date(await now()).toISOString(), kind, step, name, text });
  return {
    async runCheck(input) {
      const { path: step } = stepOf(input);
      readValues(input.name, entryOf('checks', input.name).inputs, input.values);
      try {
        const answer = checks.answer(step, await now());
        await report('check', step, input.name, answer.outcome);
        return answer;
      } catch (failure) {
        await report('check', step, input.name, 'does not answer');
        throw failure;
      }
    },
    async runAction(input) {
      const { path: step } = stepOf(input);
      const { inputs, gives } = entryOf('actions', input.name);
      readValues(input.name, inputs, input.values);
      const refusal = script.refusals[stepIdOf(step)];
      await report('action', step, input.name, refusal ? `refuses: ${refusal}` : 'done');
      if (refusal) throw ApplicationFailure.nonRetryable(refusal, automaticFailures.refused);
      const of = { partnerId: input.partner.id, now: new Date(await now()).toISOString() };
      const values = { ...(money.answer(input) ?? madeUp(gives, of)), ...scripted(stepIdOf(step)) };
      money.answered(input, values);
      return values;
    },
    async callWebhook(input) {
      await report('webhook', stepOf(input).path, input.name, 'told');
    },
    async startCase({ caseId, programId, partner, parent }) {
      await report('program', parent.step, programId, `started as ${caseId}`);
      await started(parent.step, parent.workflowId);
      return { caseId, workflowId: caseWorkflowId(programId, partner.id, caseId) };
    },
  };
}

function entryOf(kind: 'checks' | 'actions', name: string): RegistryEntry {
  const known: Registry[typeof kind] = shippedRegistry[kind];
  const entry = Object.hasOwn(known, name) ? known[name] : undefined;
  if (entry) return entry;
  throw endsHere('unknown', `There is no ${kind.slice(0, -1)} "${name}" in this installation.`);
}
