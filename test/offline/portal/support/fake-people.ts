import type { PeopleService } from '../../../../handlers/services/people.services.ts';
import type { World } from './fake-services.ts';

type Change = <T>(name: string, input: unknown, answer: () => T) => Promise<T>;

/** One page for everybody, and some people. The first task that is passed on is refused. */
export function fakePeople(world: World, change: Change): PeopleService {
  const nothing = () => undefined;
  return {
    get: async () => world.personPage,
    list: async () => world.people,
    setAway: (_caller, personId, input) => change('setAway', { personId, input }, nothing),
    move: (_caller, personId, input) => change('move', { personId, input }, () => world.personPage.person),
    endAway: (_caller, personId) => change('endAway', { personId }, nothing),
    setManager: (_caller, personId, input) => change('setManager', { personId, input }, nothing),
    setOwnTimeZone: (_caller, input) => change('setOwnTimeZone', input, nothing),
    writeAgain: (_caller, personId) => change('writeAgain', { personId }, nothing),
    forgetAccount: (_caller, personId) => change('forgetAccount', { personId }, nothing),
    passOn: (_caller, personId, input) =>
      change('passOn', { personId, input }, () =>
        (input as { tasks: { caseId: string; taskId: string }[] }).tasks.map((task, index) =>
          index === 0 ? { ...task, done: false, problem: 'This is already done.' } : { ...task, done: true },
        ),
      ),
  };
}
