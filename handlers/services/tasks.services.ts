import type { Task } from '../../domain/cases/case.schema.ts';
import type { InboxItem, Page, PageRequest } from '../../domain/cases/listing.ts';
import type { Person } from '../../domain/people/person.schema.ts';
import type { ProcessView } from '../../domain/processes/process-facts.ts';
import type { DealView } from '../../workflows/deal-registration.messages.ts';
import type { CasePage } from './cases.services.ts';
import type { DealPage } from './deals.services.ts';
import type { Caller, OnceOptions } from './services.ts';

export interface InboxService {
  list(caller: Caller, page: PageRequest): Promise<Page<InboxItem>>;
  /** One answer to several tasks of deals and other cases; each succeeds or fails by itself. */
  completeMany(
    caller: Caller,
    tasks: readonly { caseId: string; taskId: string }[],
    answer: unknown,
    options?: OnceOptions,
  ): Promise<readonly { caseId: string; taskId: string; done: boolean; problem?: string }[]>;
}

/** What a task's link leads to. */
export interface LinkedTask {
  readonly person: Person;
  readonly page: DealPage | CasePage;
  readonly task: Task;
  /** The way to the case (`/c/<token>`) for a person who has no account, while the link itself is good. */
  readonly caseToken?: string;
}

export interface TaskLinkService {
  open(token: string): Promise<
    | ({ state: 'open' } & LinkedTask)
    /** Done, withdrawn, reassigned or past: where things stand now, and who decided when. */
    | ({ state: 'settled'; expired: boolean } & LinkedTask)
    | { state: 'invalid' }
  >;
  complete(token: string, answer: unknown): Promise<DealView | ProcessView>;
}
