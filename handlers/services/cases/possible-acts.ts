import type { Task } from '../../../domain/cases/case.schema.ts';
import { reopenableUntil } from '../../../domain/processes/reopening.rules.ts';
import { type CaseAct, type CasePage, type CasesService, caseActs } from '../cases.services.ts';
import type { ServiceContext } from '../context.ts';
import { isAllowed } from '../permissions.ts';
import { caseCapabilities } from './acts.ts';

/** What the caller could do with this case now. */
export function possibleCaseActs({ now }: Pick<ServiceContext, 'now'>): CasesService['possibleActs'] {
  return (caller, page) => {
    const own = (task: Task) => isPassedOn(task) && !task.exam && task.assignees.includes(caller.person.id);
    const possible: Readonly<Record<CaseAct, boolean>> = {
      ...whileOpen(page),
      delegate: isRunning(page) && page.view.tasks.some(own),
      reopen: mayReopen(page, now()),
    };
    return caseActs.filter((act) => possible[act] && isAllowed(caller, caseCapabilities[act], page.view));
  };
}

type Page = Pick<CasePage, 'view' | 'program'>;
const isOpen = ({ status }: Task) => status === 'open';
/** What is a learner's own cannot be given to anybody else. */
const isPassedOn = (task: Task) => isOpen(task) && task.role !== 'learner';
const isRunning = ({ view }: Page) => view.status === 'open';

function whileOpen(page: Page) {
  const running = isRunning(page);
  return {
    ...{ withdraw: running, cancel: running, note: running, event: running },
    reassign: running && page.view.tasks.some(isPassedOn),
    extend: running && page.view.tasks.some(isOpen),
  };
}

/** Within the time that the program gives for how the case ended. */
function mayReopen({ view, program }: Page, now: Date): boolean {
  const until = reopenableUntil(view, program);
  return until !== undefined && now.getTime() < Date.parse(until);
}
