import { type Away, standInProblem } from '../../../domain/people/away.rules.ts';
import type { ServiceContext } from '../context.ts';
import { invalid, parse } from '../parse.ts';
import type { PeopleService } from '../people.services.ts';
import { awaySchema } from './schemas.ts';
import { type Subject, subjectOf } from './subject.ts';

const longest = 366 * 86_400_000;

/** Says when somebody is away and who stands in. */
export function setAway(context: ServiceContext): PeopleService['setAway'] {
  return async (caller, personId, input) => {
    const subject = await subjectOf(context, caller, personId, 'set-own-away');
    const away = readAway(subject, input, context.now());
    await context.stores.people.change(personId, (person) => ({ ...person, away }));
  };
}

export function endAway(context: ServiceContext): PeopleService['endAway'] {
  return async (caller, personId) => {
    await subjectOf(context, caller, personId, 'set-own-away');
    await context.stores.people.change(personId, ({ away: _over, ...person }) => person);
  };
}

function readAway({ person, people }: Subject, input: unknown, now: Date): Away {
  const { from = now.toISOString(), until, standIn } = parse(awaySchema, input);
  const [start, end] = [Date.parse(from), Date.parse(until)];
  if (end <= start || end <= now.getTime())
    throw invalid([{ field: 'until', message: 'Give an end after the start, in the future' }]);
  if (end - start > longest)
    throw invalid([{ field: 'until', message: 'Give an end within a year of the start' }]);
  const away: Away = {
    from: new Date(start).toISOString(),
    until: new Date(end).toISOString(),
    ...(standIn ? { standIn } : {}),
  };
  const problem = standInProblem(person, away, people);
  if (problem) throw invalid([{ field: 'standIn', message: problem }]);
  return away;
}
