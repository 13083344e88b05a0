import type { Task } from '../../domain/cases/case.schema.ts';
import type { Partner } from '../../domain/partners/partner.schema.ts';
import type { Person } from '../../domain/people/person.schema.ts';
import type { ProcessView } from '../../domain/processes/process-facts.ts';
import type { DealView } from '../../workflows/deal-registration.messages.ts';
import type { Caller } from './services.ts';

/** A partner and people of it. */
export interface PartnerPeople {
  readonly partner: Partner;
  readonly people: readonly Person[];
}

/** Who there is to choose from, for the vendor's people: `forbidden` to those whose role could not use the choice. */
export interface DirectoryService {
  /**
   * Who could take this open task of the case: the task's role first, then by name. For a partner's task that partner's
   * people, else the vendor's; without whoever has it alone already, or would decide on their own case. For who may
   * reassign it, and for who has it and may delegate it. Nobody for what is a learner's own.
   */
  takersOf(caller: Caller, view: DealView | ProcessView, task: Task): Promise<readonly Person[]>;
  /** The partners that a deal could be transferred to, with their sellers and owners; by name, 100 partners at most. */
  successorsOf(caller: Caller, view: DealView): Promise<readonly PartnerPeople[]>;
  /** By name, 100 at most. */
  partners(caller: Caller): Promise<readonly Partner[]>;
  /** Whom the caller may enrol, by partner and by name; nobody for who may enrol but themselves. */
  learners(caller: Caller): Promise<readonly PartnerPeople[]>;
}
