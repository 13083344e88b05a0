import { AsyncLocalStorage } from 'node:async_hooks';
import type { AuditEntry } from '../../../domain/audit/audit-record.ts';

/** An act under way. What it is about becomes known while it is carried out. */
export interface Act {
  who: string;
  via: AuditEntry['via'];
  readonly from: string;
  verb: string;
  on: readonly string[];
  readonly key?: string | undefined;
  readonly request?: string | undefined;
  /** What makes its repetition the same act: who asks, for what, under which key. */
  readonly once?: string | undefined;
  /** What was asked for, if it may be hashed: nothing that a stranger typed. */
  readonly asked?: (() => Promise<string>) | undefined;
  /** Something is read, and nothing is recorded unless what is read says so. */
  reading?: boolean;
  recorded?: boolean;
  /** A command writes much, and each of its writes has a record. */
  readonly each?: boolean;
  /** A workflow was asked: it may have been done although no answer came. */
  asksOthers?: boolean;
}

/** Passed along with everything that is awaited, so that no service has to hand it on, or can forget to. */
const underWay = new AsyncLocalStorage<readonly Act[]>();

/** Carries something out as these acts: one, or several that share a request to the store. */
export const inActs = <T>(acts: readonly Act[], work: () => T): T => underWay.run(acts, work);

export const actsUnderWay = (): readonly Act[] => underWay.getStore() ?? [];

/** Those that have no record yet: the next write takes theirs along. */
export const openActs = (): readonly Act[] =>
  actsUnderWay().filter(({ recorded, reading }) => !recorded && !reading);

const noted = (change: (act: Act) => void) => {
  const [act, ...others] = actsUnderWay();
  if (act && others.length === 0) change(act);
};

/** A workflow is asked for something. */
export function noteAsking(): void {
  noted((act) => {
    act.asksOthers = true;
  });
}

/** It turns out who acts: whom a link was made for. */
export function noteActor(who: string, via: AuditEntry['via']): void {
  noted((act) => Object.assign(act, { who, via }));
}

/** What a workflow is asked for, and the case that it is. */
export function noteCommand(verb: string, entity: string): void {
  noted((act) => {
    act.verb = verb;
    act.on = [...new Set([entity, ...act.on])];
  });
}

/** It was done before, and its record went with it then. */
export function noteRepeated(): void {
  noted((act) => {
    act.recorded = !act.each;
  });
}

/** What is read leaves the product as a whole: a list as a file, a file for the bank. */
export function noteExport(): void {
  noted((act) => {
    act.reading = false;
  });
}

/** Adds what else an act is about. */
export function noteEntities(act: Act, entities: readonly string[]): void {
  act.on = [...new Set([...act.on, ...entities])].slice(0, 8);
}
