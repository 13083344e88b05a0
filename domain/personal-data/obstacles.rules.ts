import type { Person } from '../people/person.schema.ts';
import { counted } from '../wording.rules.ts';

/** What is looked at before somebody is erased. */
export interface Standing {
  readonly person: Person;
  /** Titles of open tasks that wait for them. */
  readonly tasks: readonly string[];
  /** Ids of running cases that are theirs alone: what they learn. */
  readonly ownCases: readonly string[];
  /** Active owners of their partner, or administrators of the vendor. */
  readonly peers: readonly Person[];
  /** A file of their data is being put together. */
  readonly gathering: boolean;
}

/** Why somebody cannot be erased now, in words that say what to do first; nothing if they can. */
export function obstaclesTo({ person, tasks, ownCases, peers, gathering }: Standing): string[] {
  const others = peers.filter(({ id }) => id !== person.id);
  const isLast = (role: string) => person.active && person.roles.includes(role) && others.length === 0;
  const lastOwner = person.partnerId !== undefined && isLast('owner');
  const lastAdmin = person.partnerId === undefined && isLast('admin');
  return [
    ...(tasks.length > 0
      ? [
          `${counted(tasks.length, 'open task waits', 'open tasks wait')} for them: give each to somebody else, or say who stands in and pass them on. ${tasks.slice(0, 5).join('; ')}${tasks.length > 5 ? '; …' : ''}`,
        ]
      : []),
    ...(ownCases.length > 0
      ? [`What they learn is theirs alone: withdraw or end ${ownCases.join(', ')} first.`]
      : []),
    ...(lastOwner ? ['They are the last owner of their partner: make somebody else an owner first.'] : []),
    ...(lastAdmin ? ['They are the last administrator: make somebody else one first.'] : []),
    ...(gathering ? ['A file of their data is being put together: wait until it is ready.'] : []),
  ];
}
