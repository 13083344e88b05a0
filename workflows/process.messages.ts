import type { Actor } from '../domain/cases/case.schema.ts';
import type { ProcessView } from '../domain/processes/process-facts.ts';
import type { FormValues } from '../domain/programs/form.schema.ts';
import type { Process } from '../domain/programs/process.schema.ts';
import { defineSignal, defineUpdate } from './define.ts';

export const processCaseWorkflow = 'processCase';

/** The start of a case of any program that is made of stages and steps. */
export interface ProcessCaseInput {
  readonly caseId: string;
  /** Pinned: the case keeps these rules until somebody moves it. */
  readonly program: Process;
  /** For an applicant: the partner that it will be, if all goes well. */
  readonly partner: {
    readonly id: string;
    readonly name: string;
    readonly tier: string;
    readonly country: string;
  };
  readonly startedBy: Actor & { readonly personId: string };
  /** In a program for a learner: the person of the partner whose case it is. */
  readonly learner?: { readonly id: string; readonly name: string } | undefined;
  /** The starting form as it was filled in, checked. */
  readonly values: FormValues;
  /** The title, made from the program's `caseTitle`. */
  readonly title: string;
  /** The case that waits for this one to end. */
  readonly parent?: { readonly workflowId: string; readonly step: string };
  /** The state carried over by continue-as-new; absent at the start. */
  readonly resume?: unknown;
}

interface ReasonedAct {
  readonly actor: Actor;
  readonly reason: string;
}

/** Sent with the start: answers when the first turn is on record. */
export const startUpdate = defineUpdate<ProcessView>('start');
/** The partner gives the case up. */
export const withdrawCaseUpdate = defineUpdate<ProcessView, [ReasonedAct]>('withdraw');
/** The partner takes a case up again that ended with an outcome that allows it. */
export const reopenUpdate = defineUpdate<ProcessView, [{ actor: Actor }]>('reopen');
/**
 * Moves the case to another version of its program, where it stands. Refused where its place does not exist there.
 * `endsBy`: what it has awarded ends then at the latest.
 */
export const migrateUpdate = defineUpdate<ProcessView, [ReasonedAct & { program: Process; endsBy?: string }]>(
  'migrate',
);
/** An event that a step may wait for, by name. One that comes before its step is kept. */
export interface EventTold {
  readonly event: string;
  readonly from: Actor;
  /** Tells whether it is the same once more; absent where each is another. */
  readonly id?: string;
  /** What it tells, by the names of its fields; absent: nothing but that it happened. */
  readonly data?: Readonly<Record<string, unknown>>;
}
export const eventSignal = defineSignal<[EventTold]>('event');
/** From a case that was started by a step of this one: it has ended. */
export const childEndedSignal = defineSignal<[{ step: string; outcome: string }]>('childEnded');

/** The type of a failure of an action that operations put right before the case goes on; it cannot be left out. */
export const mustBeSettled = 'must-be-settled';
