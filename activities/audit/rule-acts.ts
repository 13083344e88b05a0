import { Context } from '@temporalio/activity';
import { isOfSyntheticDeal, syntheticRule } from '../../domain/synthetic/synthetic-partner.ts';
import type { StoreActivities } from '../activities.ts';
import { type Act, inActs } from '../store/audit/act.ts';

interface Execution {
  readonly activityType: string;
  readonly workflowType: string;
  readonly workflowId: string;
  readonly activityId: string;
  readonly runId: string;
}

/** Steps beside the store are refused by their own conditions when they come again. */
const onceByThemselves: Readonly<Record<keyof StoreActivities, true>> = {
  ...{ claimCustomer: true, joinQueue: true, releaseCustomer: true, awardCustomer: true },
  ...{ recordCase: true, planTask: true, evaluate: true, startOfDay: true, endOfDay: true, digest: true },
  ...{ openAttempt: true, gradeAttempt: true },
};

/**
 * What an activity writes is an act of the rule that had it run. A turn of a case is that of the person who gave the
 * answer, whose act has its record where it was asked for; it is a rule's where a line of its trail has nobody, or
 * somebody in Temporal UI, behind it. Undefined: no act of its own.
 */
export function ruleAct(execution: Execution, input: unknown): Act | undefined {
  const { activityType, workflowType, workflowId, activityId, runId } = execution;
  const entries = activityType === 'recordCase' ? entriesIn(input) : [];
  const ofNobody = entries.filter(({ actor }) => actor.via === 'system' || actor.via === 'temporal-ui');
  if (activityType === 'recordCase' && ofNobody.length === 0) return undefined;
  const [first] = ofNobody;
  const entity = workflowId.split('/').at(-1) ?? workflowId;
  return {
    who: whoActs(execution, first?.actor.via),
    via: 'system',
    from: `${workflowType}/${activityType}`,
    verb: first?.kind ?? activityType,
    on: [entity],
    ...(activityType in onceByThemselves ? {} : { once: `${workflowId}/${runId}/${activityId}` }),
  };
}

function whoActs({ workflowId, workflowType }: Execution, via: string | undefined): string {
  if (isOfSyntheticDeal(workflowId)) return syntheticRule;
  return via === 'temporal-ui' ? 'rule:temporal-ui' : `rule:${workflowType}`;
}

interface Line {
  readonly kind: string;
  readonly actor: { readonly via: string };
}

const entriesIn = (input: unknown): readonly Line[] =>
  (input as { readonly entries?: readonly Line[] } | undefined)?.entries ?? [];

type Activity = (...input: never[]) => unknown;

/** The same activities, with what they write on record. */
export function onRecord<Activities extends object>(activities: Activities): Activities {
  const wrapped = Object.entries(activities).map(([name, activity]) => [
    name,
    recorded(activity as Activity),
  ]);
  return Object.fromEntries(wrapped) as Activities;
}

function recorded(activity: Activity): Activity {
  return (...input) => {
    const { activityType, workflowType = '', workflowExecution, activityId } = Context.current().info;
    const { workflowId = '', runId = '' } = workflowExecution ?? {};
    const execution = { activityType, workflowType, workflowId, runId, activityId };
    const act = ruleAct(execution, input[0]);
    return act ? inActs([act], () => activity(...input)) : activity(...input);
  };
}
