import { DomainError } from '../../../domain/errors.ts';
import { eraseWorkflowId, erasureAskedWorkflowId, gatherWorkflowId } from '../../../domain/ids.ts';
import type { Person } from '../../../domain/people/person.schema.ts';
import { obstaclesTo } from '../../../domain/personal-data/obstacles.rules.ts';
import {
  erasePersonWorkflow,
  erasureAskedWorkflow,
  gatherPersonWorkflow,
} from '../../../workflows/erase-person.messages.ts';
import type { ServiceContext } from '../context.ts';
import { invalid, parse } from '../parse.ts';
import { refuseUnlessAllowed } from '../permissions.ts';
import type { PersonalDataPage, PersonalDataService } from '../personal-data.services.ts';
import type { Caller } from '../services.ts';
import { ownCasesOf } from './own-cases.ts';
import { erasureSchema } from './schemas.ts';

/** What people may ask about their own data, and administrators for them. */
export function createPersonalDataService(context: ServiceContext): PersonalDataService {
  const { personalData } = context.stores;
  const now = () => context.now().toISOString();
  return {
    get: (caller, personId) => pageOf(context, caller, personId),
    async gather(caller, personId) {
      const { person, gathered } = await pageOf(context, caller, personId);
      if (gathered?.state !== 'gathering')
        await personalData.putGathered(person.id, { state: 'gathering', askedAt: now() });
      await start(context, gatherPersonWorkflow, gatherWorkflowId(person.id), person.id);
      return pageOf(context, caller, personId);
    },
    async download(caller, personId) {
      const { gathered } = await pageOf(context, caller, personId);
      const text = gathered?.state === 'ready' ? await personalData.file(personId) : undefined;
      if (text === undefined)
        throw new DomainError(
          'not-now',
          'The file is not ready. Ask for it, and come back in a few minutes.',
        );
      return text;
    },
    async askForErasure(caller) {
      const { person } = await pageOf(context, caller, caller.person.id);
      await personalData.ask({ personId: person.id, state: 'asked', askedAt: now(), askedBy: person.id });
      await start(context, erasureAskedWorkflow, erasureAskedWorkflowId(person.id), person.id);
      return pageOf(context, caller, person.id);
    },
    async erase(caller, personId, input) {
      refuseUnlessAllowed(caller, 'manage-personal-data');
      if (parse(erasureSchema, input).id !== personId)
        throw invalid([{ field: 'id', message: `Type the id of this person: ${personId}` }]);
      const { erasure, obstacles } = await pageOf(context, caller, personId);
      if (erasure === undefined || erasure.state === 'asked')
        await begin(context, caller, personId, obstacles);
      // An erasure that was recorded and not begun is begun by whoever asks again.
      if (erasure?.state !== 'done')
        await start(context, erasePersonWorkflow, eraseWorkflowId(personId), personId);
      return pageOf(context, caller, personId);
    },
    async find(caller, idOrAddress) {
      refuseUnlessAllowed(caller, 'manage-personal-data');
      const { people } = context.stores;
      const found = await (idOrAddress.includes('@') ? people.byEmail(idOrAddress) : people.get(idOrAddress));
      if (found) return found.id;
      throw invalid([{ field: 'person', message: 'Nobody has this address or id' }]);
    },
    async erasures(caller, page) {
      refuseUnlessAllowed(caller, 'manage-personal-data');
      return personalData.erasures(page);
    },
  };
}

async function begin(
  { stores, now }: ServiceContext,
  { person: admin }: Caller,
  personId: string,
  obstacles: readonly string[],
): Promise<void> {
  if (obstacles.length > 0) throw new DomainError('not-now', obstacles.join(' '));
  const [at, by] = [now().toISOString(), admin.id];
  await stores.personalData.ask({ personId, state: 'asked', askedAt: at, askedBy: by });
  await stores.personalData.change(personId, (erasure) => ({
    ...erasure,
    ...{ state: 'running', startedAt: at, startedBy: by },
  }));
}

/** Who only reads does without what asks Temporal. */
const start = async (...asked: Parameters<typeof import('./start.ts').start>) =>
  (await import('./start.ts')).start(...asked);

async function pageOf(context: ServiceContext, caller: Caller, personId: string): Promise<PersonalDataPage> {
  refuseUnlessAllowed(caller, personId === caller.person.id ? 'ask-about-own-data' : 'manage-personal-data');
  const { people, personalData } = context.stores;
  const [person, gathered, erasure] = await Promise.all([
    people.get(personId),
    personalData.gathered(personId),
    personalData.erasure(personId),
  ]);
  if (!person) throw new DomainError('not-found', 'There is no such person.');
  const under = erasure !== undefined && erasure.state !== 'asked';
  return {
    person,
    ...(gathered ? { gathered } : {}),
    ...(erasure ? { erasure } : {}),
    obstacles: under ? [] : await obstaclesOf(context, person, gathered?.state === 'gathering'),
  };
}

/** More than this many open tasks are not named. */
const tasksLookedAt = 20;

async function obstaclesOf(
  context: ServiceContext,
  person: Person,
  gathering: boolean,
): Promise<readonly string[]> {
  const { cases, people } = context.stores;
  const [inbox, ownCases, peers] = await Promise.all([
    cases.listInbox(person.id, { limit: tasksLookedAt }),
    ownCasesOf(context, person.id),
    person.partnerId === undefined ? people.byRole('admin') : people.byRole('owner', person.partnerId),
  ]);
  const tasks = inbox.items.map(({ caseId, task }) => `${task.title} (${caseId})`);
  return obstaclesTo({ person, tasks, ownCases, peers, gathering });
}
