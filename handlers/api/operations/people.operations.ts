import * as z from 'zod';
import { personIdSchema } from '../../../domain/ids.schema.ts';
import type { Person } from '../../../domain/people/person.schema.ts';
import {
  activeSchema,
  awaySchema,
  managerSchema,
  moveSchema,
  ownTimeZoneSchema,
  passOnSchema,
  rolesSchema,
} from '../../services/people/schemas.ts';
import type { PeopleService } from '../../services/people.services.ts';
import type { Caller } from '../../services/services.ts';
import type { Operation } from '../operation.ts';

const params = z.object({ id: personIdSchema });
const instant = z.iso.datetime();
const personAnswer = z
  .object({
    id: z.string(),
    name: z.string(),
    roles: z.array(z.string()),
    active: z.boolean(),
    reportsTo: z.string().optional(),
    away: z.object({ from: instant, until: instant, standIn: z.string().optional() }).optional(),
  })
  .meta({ id: 'Person' });
const awayAnswer = z
  .object({
    away: z.object({ from: instant, until: instant, standIn: z.string().optional() }).optional(),
    standIns: z
      .array(z.object({ id: z.string(), name: z.string(), roles: z.array(z.string()) }))
      .meta({ description: 'Who could stand in' }),
  })
  .meta({ id: 'Away' });
const passedOn = z.object({
  items: z.array(
    z.object({ caseId: z.string(), taskId: z.string(), done: z.boolean(), problem: z.string().optional() }),
  ),
});

const personOf = ({ id, name, roles, active, reportsTo, away }: Person) => ({
  ...{ id, name, roles, active },
  ...(reportsTo ? { reportsTo } : {}),
  ...(away ? { away } : {}),
});

const personNow = async (people: PeopleService, caller: Caller, id: string) =>
  personOf((await people.get(caller, id)).person);

async function awayOf(people: PeopleService, caller: Caller, id: string) {
  const { away, colleagues } = await people.get(caller, id);
  const standIns = colleagues.map(({ id, name, roles }) => ({ id, name, roles }));
  return { ...(away ? { away } : {}), standIns };
}

const away = {
  path: '/me/away',
  words: 'New tasks and reminders go to the stand-in in that time.',
  input: awaySchema.meta({ id: 'AwayInput' }),
} as const;

const own: readonly Operation[] = [
  {
    method: 'get',
    path: away.path,
    id: 'getMyAway',
    tag: 'People',
    summary: 'Read when you are away, and who could stand in',
    capability: 'know-oneself',
    answer: awayAnswer,
    handle: ({ people }, { caller }) => awayOf(people, caller, caller.person.id),
  },
  {
    method: 'put',
    path: away.path,
    id: 'setMyAway',
    tag: 'People',
    summary: 'Say when you are away and who stands in',
    description: away.words,
    capability: 'set-own-away',
    body: away.input,
    answer: awayAnswer,
    handle: async ({ people }, { caller, body }) => {
      await people.setAway(caller, caller.person.id, body);
      return awayOf(people, caller, caller.person.id);
    },
  },
  {
    method: 'delete',
    path: away.path,
    id: 'endMyAway',
    tag: 'People',
    summary: 'Say that you are back',
    capability: 'set-own-away',
    answer: awayAnswer,
    handle: async ({ people }, { caller }) => {
      await people.endAway(caller, caller.person.id);
      return awayOf(people, caller, caller.person.id);
    },
  },
  {
    method: 'post',
    path: '/me/away/passed-on',
    id: 'passOnMyTasks',
    tag: 'People',
    summary: 'Give open tasks of yours to your stand-in now',
    description: 'Each is passed on or refused by itself; the answer tells of each.',
    capability: 'set-own-away',
    body: passOnSchema,
    answer: passedOn,
    handle: async ({ people }, { caller, body, requestKey }) => ({
      items: await people.passOn(caller, caller.person.id, body, { requestKey }),
    }),
  },
  {
    method: 'put',
    path: '/me/time-zone',
    id: 'setMyTimeZone',
    tag: 'People',
    summary: 'Say in which time zone you read times',
    description:
      'Pages and e-mails follow it from now on. The API gives and takes instants, whatever the zone.',
    capability: 'set-own-time-zone',
    body: ownTimeZoneSchema.meta({ id: 'TimeZoneInput' }),
    answer: z.object({ timeZone: z.string() }).meta({ id: 'TimeZone' }),
    handle: async ({ people }, { caller, body }) => {
      await people.setOwnTimeZone(caller, body);
      return { timeZone: (await people.get(caller, caller.person.id)).person.timeZone };
    },
  },
];

const colleagues: readonly Operation[] = [
  {
    method: 'get',
    path: '/people',
    id: 'listPeople',
    exports: true,
    tag: 'People',
    summary: 'List the people of your own company, by name',
    capability: 'manage-people',
    answer: z.object({ items: z.array(personAnswer) }),
    handle: async ({ people }, { caller }) => ({ items: (await people.list(caller)).map(personOf) }),
  },
  {
    method: 'put',
    path: '/people/{id}/away',
    id: 'setAway',
    tag: 'People',
    summary: 'Say for a colleague when they are away',
    description: away.words,
    capability: 'manage-people',
    params,
    body: away.input,
    answer: awayAnswer,
    codes: ['not-found'],
    handle: async ({ people }, { caller, params: { id = '' }, body }) => {
      await people.setAway(caller, id, body);
      return awayOf(people, caller, id);
    },
  },
  {
    method: 'delete',
    path: '/people/{id}/away',
    id: 'endAway',
    tag: 'People',
    summary: 'Say for a colleague that they are back',
    capability: 'manage-people',
    params,
    answer: awayAnswer,
    codes: ['not-found'],
    handle: async ({ people }, { caller, params: { id = '' } }) => {
      await people.endAway(caller, id);
      return awayOf(people, caller, id);
    },
  },
  {
    method: 'put',
    path: '/people/{id}/line',
    id: 'setManager',
    tag: 'People',
    summary: 'Say whom a colleague reports to',
    capability: 'manage-people',
    params,
    body: managerSchema,
    answer: personAnswer,
    codes: ['not-found'],
    handle: async ({ people }, { caller, params: { id = '' }, body }) => {
      await people.setManager(caller, id, body);
      return personNow(people, caller, id);
    },
  },
  {
    method: 'put',
    path: '/people/{id}/roles',
    id: 'setRoles',
    tag: 'People',
    summary: 'Say what a colleague may do',
    description:
      'The roles that they have from now on. Nobody changes their own, and a company keeps its last owner, person in operations and administrator.',
    capability: 'manage-people',
    params,
    body: rolesSchema.meta({ id: 'RolesInput' }),
    answer: personAnswer,
    codes: ['not-found', 'not-now'],
    handle: async ({ people }, { caller, params: { id = '' }, body }) => {
      await people.setRoles(caller, id, body);
      return personNow(people, caller, id);
    },
  },
  {
    method: 'put',
    path: '/people/{id}/active',
    id: 'setActive',
    tag: 'People',
    summary: 'Make a colleague inactive, or active again',
    description:
      'Whoever is inactive can do nothing. Open tasks that nobody else has go to `tasksTo`; the answer tells of each.',
    capability: 'manage-people',
    params,
    body: activeSchema.meta({ id: 'ActiveInput' }),
    answer: z.object({ person: personAnswer, tasks: passedOn.shape.items }).meta({ id: 'Access' }),
    codes: ['not-found'],
    handle: async ({ people }, { caller, params: { id = '' }, body, requestKey }) => {
      const tasks = await people.setActive(caller, id, body, { requestKey });
      return { person: await personNow(people, caller, id), tasks };
    },
  },
];

const moreTime: Operation = {
  method: 'put',
  path: '/people/{id}/extra-time',
  id: 'giveExtraTime',
  tag: 'People',
  summary: 'Give somebody more time in quizzes',
  description: 'Percent of the time limit, 0 to 300, in attempts that begin from now on. 0 takes it back.',
  capability: 'give-extra-time',
  params,
  body: z.strictObject({ percent: z.int().min(0).max(300) }).meta({ id: 'ExtraTimeInput' }),
  answer: z.object({ percent: z.int() }).meta({ id: 'ExtraTime' }),
  codes: ['not-found'],
  handle: async ({ extraTime }, { caller, params: { id = '' }, body }) => {
    const { percent } = await extraTime.give(caller, id, body);
    return { percent };
  },
};

const moving: Operation = {
  method: 'post',
  path: '/people/{id}/move',
  id: 'movePerson',
  tag: 'People',
  summary: 'Move a partner’s person to another partner',
  description:
    'Roles and certificates go along; open tasks go to an owner of the partner that they leave. Both partners are looked at again.',
  capability: 'move-people',
  params,
  body: moveSchema.meta({ id: 'MoveInput' }),
  answer: personAnswer,
  codes: ['not-found', 'not-now'],
  handle: async ({ people }, { caller, params: { id = '' }, body }) =>
    personOf(await people.move(caller, id, body)),
};

/** Who is away and who acts meanwhile: oneself, and colleagues for who manages people. */
export const peopleOperations: readonly Operation[] = [...own, ...colleagues, moreTime, moving];
