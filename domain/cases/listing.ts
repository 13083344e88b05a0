import type { CaseKind, NextStep, Task } from './case.schema.ts';

/** One page of a list. Pages cost the same wherever they stand. */
export interface Page<T> {
  readonly items: readonly T[];
  /** Opaque; absent on the last page. */
  readonly cursor?: string;
}
export interface PageRequest {
  readonly cursor?: string | undefined;
  /** 1 to 100, 50 if not given. */
  readonly limit?: number | undefined;
}

/** A row of a list of deals. */
export interface DealSummary {
  readonly id: string;
  readonly title: string;
  readonly partner: { readonly id: string; readonly name: string };
  readonly stage: string;
  readonly stageLabel: string;
  readonly outcome?: string;
  readonly value: { readonly amount: number; readonly currency: string };
  readonly next: NextStep;
  readonly openedAt: string;
  readonly updatedAt: string;
}

/** A deal that was won, as what follows from it is computed. */
export interface WonDeal {
  readonly dealId: string;
  readonly partnerId: string;
  /** Its exchange rates are those of this version. */
  readonly program: { readonly id: string; readonly version: number };
  readonly value: { readonly amount: number; readonly currency: string };
  /** The day on which the customer signed. */
  readonly closedOn: string;
  /** The instant at which it was reported. */
  readonly wonAt: string;
}

/** A row of somebody's queue: a task of a case of any kind. */
export interface InboxItem {
  readonly caseId: string;
  readonly kind: CaseKind;
  readonly task: Task;
  readonly title: string;
  readonly partnerName: string;
  /** Of a deal. */
  readonly value?: { readonly amount: number; readonly currency: string };
}

/** A deal or another case as somebody finds it by its words. */
export interface FoundCase {
  readonly id: string;
  readonly kind: CaseKind;
  readonly programId: string;
  readonly title: string;
  readonly partner: { readonly id: string; readonly name: string };
  readonly stage: string;
  readonly stageLabel: string;
  readonly status: 'open' | 'closed';
  readonly outcome?: string;
  readonly next: NextStep;
  readonly openedAt: string;
  readonly updatedAt: string;
}

/** A row of a list of cases of a program that is made of stages and steps. */
export interface CaseSummary {
  readonly id: string;
  readonly kind: CaseKind;
  readonly program: { readonly id: string; readonly version: number };
  readonly title: string;
  readonly partner: { readonly id: string; readonly name: string };
  readonly stage: string;
  readonly stageLabel: string;
  /** When the stage was entered: how long a case has stalled. */
  readonly stageSince: string;
  readonly outcome?: string;
  readonly next: NextStep;
  /** See CaseView. */
  readonly partnerNext?: NextStep;
  readonly openedAt: string;
  readonly updatedAt: string;
}
