import type { Client, WorkflowHandle } from '@temporalio/client';
import type { CustomerStore } from '../../activities/store/customers.store.ts';
import type { CaseView, Outcome, Task } from '../../domain/cases/case.schema.ts';
import type { Person } from '../../domain/people/person.schema.ts';
import type { Program } from '../../domain/programs/program.ts';
import type { Happening, ScriptedAnswer } from '../../domain/rehearsals/script.schema.ts';
import type { TaskAnswer } from '../../workflows/case.messages.ts';
import type { Cast, Casting } from '../world/cast.ts';

/** A case about to be played: what one kind of program does otherwise than another. */
export interface Piece {
  readonly program: Program;
  readonly casting: Casting;
  readonly workflowId: string;
  /** The stage in which a case begins. */
  readonly firstStage: string;
  /** Starts the case. */
  start(client: Client): Promise<void>;
  /** Whether an act of a script is about a task. */
  isAbout(act: ScriptedAnswer, task: Task): boolean;
  /** What an outcome needs besides the press. Throws, in words, what is wrong with what the script gives. */
  dataFor(act: ScriptedAnswer, asked: AskedFor): Promise<TaskAnswer['data']>;
  /** Has something happen that is no answer to a task. */
  happen(handle: WorkflowHandle, happening: Happening, moment: HappeningMoment): Promise<void>;
  /** Who has which customer; `now` is the case's own time, in milliseconds since 1970. */
  customers(now: () => Promise<number>): CustomerStore;
  /** What others do while the case runs. */
  readonly meanwhile: readonly Meanwhile[];
}

export interface HappeningMoment {
  readonly cast: Cast;
  /** The case as it was last written. */
  readonly view: CaseView | undefined;
  readonly now: Date;
}

export interface Meanwhile {
  /** Milliseconds from the start of the case. */
  readonly after: number;
  happens(handle: WorkflowHandle): Promise<void>;
}

export interface AskedFor {
  readonly task: Task;
  readonly outcome: Outcome;
  readonly person: Person;
  readonly view: CaseView;
  /** When the act takes place: the case may have been written long before. */
  readonly at: string;
}
