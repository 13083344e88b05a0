import { reconsider } from '../../../activities/standing/reconsider.ts';
import type { InboxItem } from '../../../domain/cases/listing.ts';
import { DomainError } from '../../../domain/errors.ts';
import { canStandIn } from '../../../domain/people/away.rules.ts';
import type { Person } from '../../../domain/people/person.schema.ts';
import {
  type AccessChange,
  accessProblem,
  changedAccess,
  witnessesOf,
} from '../../../domain/people/roles.rules.ts';
import type { ServiceContext } from '../context.ts';
import { oneByOne, type TaskResult } from '../one-by-one.ts';
import { invalid, parse } from '../parse.ts';
import type { PeopleService } from '../people.services.ts';
import { refuseUnlessAllowed } from '../permissions.ts';
import type { Caller, OnceOptions } from '../services.ts';
import { ask } from '../temporal.ts';
import { knownRoles, roleNames, rolesComeFrom } from './known-roles.ts';
import { giveTask } from './pass-on.ts';
import { activeSchema, rolesSchema } from './schemas.ts';
import { subjectOf } from './subject.ts';

/** Gives and takes roles of a colleague. */
export function setRoles(context: ServiceContext): PeopleService['setRoles'] {
  return async (caller, personId, input) => {
    const { person } = await subjectOf(context, caller, personId, 'manage-people');
    const { roles } = parse(rolesSchema, input);
    const provider = rolesComeFrom(context, person);
    if (provider)
      throw new DomainError('not-now', `Roles come from the groups at ${provider}: change them there.`);
    await changeAccess(context, caller, personId, { roles });
  };
}

/**
 * Takes somebody's access, or gives it back. Whoever is inactive is nobody at once: sessions, links and API keys ask for the
 * person at every request. The same again goes on with what was left: tasks that nobody else has.
 */
export function setActive(context: ServiceContext): PeopleService['setActive'] {
  return async (caller, personId, input, options = {}) => {
    const { person, people } = await subjectOf(context, caller, personId, 'manage-people');
    const { active, tasksTo } = parse(activeSchema, input);
    const alone = active ? [] : await givable(context, personId);
    const receiver = people.get(tasksTo ?? '');
    await changeAccess(context, caller, personId, { active }, () => {
      if (alone.length > 0) refuseReceiver(person, receiver, alone.length, tasksTo);
    });
    const givesUp = alone.length > 0 && receiver !== undefined;
    const results = givesUp ? await giveAll(context, { caller, person, receiver, ...options }) : [];
    const { partnerId } = person;
    if (partnerId !== undefined) await ask(context, (temporal) => reconsider(temporal, partnerId));
    return results;
  };
}

/**
 * As the people are at that moment, whoever else changes them: both of two owners never make each other inactive. `also`
 * refuses what the rules allow.
 */
async function changeAccess(
  context: ServiceContext,
  caller: Caller,
  personId: string,
  change: AccessChange,
  also: () => void = () => undefined,
): Promise<void> {
  const known = roleNames(await knownRoles(context, caller.person));
  await context.stores.people.changeAmong(personId, (person, company) => {
    if (person.partnerId !== caller.person.partnerId)
      throw new DomainError('not-found', 'There is no such person.');
    const by = company.find(({ id }) => id === caller.person.id) ?? caller.person;
    if (!by.active) throw new DomainError('forbidden', 'You can do nothing here any more.');
    refuseUnlessAllowed({ ...caller, person: by }, 'manage-people');
    const problem = accessProblem(by, person, change, known);
    if (problem) throw invalid([problem]);
    const after = changedAccess(person, change);
    const witnesses = witnessesOf(person, after, company);
    if ('field' in witnesses) throw invalid([witnesses]);
    also();
    return { person: after, witnesses };
  });
}

function refuseReceiver(
  person: Person,
  receiver: Person | undefined,
  waiting: number,
  tasksTo: string | undefined,
): void {
  if (receiver && canStandIn(person, receiver)) return;
  const message =
    tasksTo === undefined
      ? `${waiting === 1 ? 'An open task waits' : 'Open tasks wait'} for ${person.name} alone: say who gets ${waiting === 1 ? 'it' : 'them'}`
      : 'Choose somebody else of the same company who is active and has a role';
  throw invalid([{ field: 'tasksTo', message }]);
}

const mostAtOnce = 100;
/** What one learns is nobody else's to do. */
const canBeGiven = (personId: string, { task }: InboxItem): boolean =>
  task.role !== 'learner' && task.assignees.every((id) => id === personId);

/** Open tasks that nobody else has, of the 100 that are due first. */
async function givable({ stores }: ServiceContext, personId: string): Promise<InboxItem[]> {
  const { items } = await stores.cases.listInbox(personId, { limit: mostAtOnce });
  return items.filter((item) => canBeGiven(personId, item));
}

interface Giving extends OnceOptions {
  readonly caller: Caller;
  readonly person: Person;
  readonly receiver: Person;
}

/** Each succeeds or fails by itself: the person has no access any more, whatever comes of it. */
async function giveAll(
  context: ServiceContext,
  { caller, person, receiver, requestKey }: Giving,
): Promise<TaskResult[]> {
  const { audit, cases } = context.stores;
  const reason = `${person.name} is not active any more.`;
  const results: TaskResult[] = [];
  let cursor: string | undefined;
  do {
    const page = await cases.listInbox(person.id, { limit: mostAtOnce, cursor });
    const tasks = page.items
      .filter((item) => canBeGiven(person.id, item))
      .map(({ caseId, task }) => ({ caseId, taskId: task.id }));
    results.push(
      ...(await oneByOne(audit, tasks, (task) =>
        giveTask(context, { caller, person, receiver, reason, task, requestKey }),
      )),
    );
    ({ cursor } = page);
  } while (cursor !== undefined);
  return results;
}
