import { reconsider } from '../../../activities/standing/reconsider.ts';
import { DomainError } from '../../../domain/errors.ts';
import type { Partner } from '../../../domain/partners/partner.schema.ts';
import type { Person } from '../../../domain/people/person.schema.ts';
import { isSynthetic } from '../../../domain/synthetic/synthetic-partner.ts';
import { reassignUpdate } from '../../../workflows/case.messages.ts';
import type { ServiceContext } from '../context.ts';
import { inLanes } from '../one-by-one.ts';
import { invalid, parse } from '../parse.ts';
import type { PeopleService } from '../people.services.ts';
import { refuseUnlessAllowed } from '../permissions.ts';
import type { Caller } from '../services.ts';
import { ask, update } from '../temporal.ts';
import { moveSchema } from './schemas.ts';

/**
 * Moves a partner's person to another partner. Their open tasks stay with an owner of the partner that they leave;
 * roles, certificates and sessions go along. The same again comes to the same.
 */
export function movePerson(context: ServiceContext): PeopleService['move'] {
  const { people } = context.stores;
  return async (caller, personId, input) => {
    refuseUnlessAllowed(caller, 'move-people');
    const { partnerId } = parse(moveSchema, input);
    const [person, target] = await Promise.all([people.get(personId), partnerTo(context, partnerId)]);
    const from = person?.partnerId;
    if (!person || from === undefined)
      throw new DomainError('not-found', 'There is no such person at a partner.');
    if (from !== target.id) {
      await giveTasksUp(context, caller, person);
      await people.change(personId, ({ reportsTo: _line, away: _away, ...moved }) => ({
        ...moved,
        partnerId: target.id,
      }));
    }
    for (const of of new Set([from, target.id])) await ask(context, (temporal) => reconsider(temporal, of));
    return { ...person, partnerId: target.id };
  };
}

async function partnerTo({ stores }: ServiceContext, partnerId: string): Promise<Partner> {
  const refuse = (message: string) => invalid([{ field: 'partnerId', message }]);
  const partner = await stores.partners.get(partnerId);
  if (!partner || isSynthetic(partnerId)) throw refuse('There is no partner with this id');
  if (partner.suspended) throw refuse('This partner is suspended: restore its access first');
  return partner;
}

/** @throws `not-now` where nobody would have them. */
async function giveTasksUp(context: ServiceContext, caller: Caller, person: Person): Promise<void> {
  let cursor: string | undefined;
  do {
    const page = await context.stores.cases.listInbox(person.id, { limit: 100, cursor });
    const owner = page.items.length > 0 ? await ownerInstead(context, person) : person;
    await inLanes(page.items, ({ caseId, task }) =>
      give(context, caller, { person, owner, caseId, taskId: task.id }),
    );
    ({ cursor } = page);
  } while (cursor !== undefined);
}

async function ownerInstead({ stores }: ServiceContext, person: Person): Promise<Person> {
  const owners = await stores.people.byRole('owner', person.partnerId);
  const owner = owners.find(({ id }) => id !== person.id);
  if (owner) return owner;
  throw new DomainError(
    'not-now',
    `${person.name} has open tasks, and nobody else there is an owner who could have them. Invite an owner first.`,
  );
}

interface Giving {
  readonly person: Person;
  readonly owner: Person;
  readonly caseId: string;
  readonly taskId: string;
}

async function give(
  context: ServiceContext,
  caller: Caller,
  { person, owner, caseId, taskId }: Giving,
): Promise<void> {
  const stored = await context.stores.cases.load(caseId);
  if (!stored) return;
  const actor = { personId: caller.person.id, via: caller.via };
  const reason = 'Whoever had it has moved to another company.';
  const argument = { taskId, toPersonId: owner.id, reason, actor };
  const onceKey = `move/${person.id}/${caseId}/${taskId}`;
  try {
    await update(context, stored.view.workflowId, { name: reassignUpdate.name, argument, onceKey });
  } catch (failure) {
    // Done meanwhile: nobody has it any more.
    if (!(failure instanceof DomainError && closed.has(failure.code))) throw failure;
  }
}

const closed: ReadonlySet<string> = new Set(['task-closed', 'case-closed']);
