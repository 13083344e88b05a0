import * as z from 'zod';
import type { Path } from '../../services/learning.services.ts';
import { caseSummaryAnswer } from '../case.schemas.ts';
import type { Operation } from '../operation.ts';
import { pageOf } from '../schemas.ts';

const awarded = z.object({
  certificate: z.string().meta({ description: 'What it certifies: platform-engineer' }),
  title: z.string(),
});
const pathAnswer = z
  .object({
    programId: z.string(),
    title: z.string(),
    requires: z.array(
      awarded.extend({
        held: z.boolean().meta({ description: 'Whether you hold it now' }),
        givenBy: z.string().optional().meta({ description: 'A program in force whose cases give it' }),
      }),
    ),
    awards: z.array(awarded),
    stages: z.array(z.string()).meta({ description: 'How it goes' }),
    enrolledIn: z.string().optional().meta({ description: 'Your own open case of it' }),
  })
  .meta({ id: 'LearningPath' });

const answerOf = ({ program, requires, awards, enrolledIn }: Path) => ({
  ...{ programId: program.program, title: program.title, awards },
  requires: requires.map(({ givenBy, ...one }) => ({
    ...one,
    ...(givenBy ? { givenBy: givenBy.program } : {}),
  })),
  stages: program.stages.map(({ label }) => label),
  ...(enrolledIn === undefined ? {} : { enrolledIn }),
});

/** What the key's person learns. A path is begun as any case is: `POST /v1/cases`. */
export const learningOperations: readonly Operation[] = [
  {
    method: 'get',
    path: '/learning/enrolments',
    id: 'listOwnEnrolments',
    tag: 'Learning',
    summary: 'List what you are enrolled in',
    description:
      'The newest case of each path, those that run first: with what is next, who has the ball, and until when.',
    capability: 'read-learning',
    answer: pageOf(caseSummaryAnswer),
    handle: async ({ learning }, { caller }) => ({ items: (await learning.own(caller)).enrolments }),
  },
  {
    method: 'get',
    path: '/learning/paths',
    id: 'listLearningPaths',
    tag: 'Learning',
    summary: 'List the paths that you may enrol in',
    description: 'What each asks for and whether you hold it, what it gives, and how it goes.',
    capability: 'read-learning',
    answer: pageOf(pathAnswer),
    handle: async ({ learning }, { caller }) => ({ items: (await learning.paths(caller)).map(answerOf) }),
  },
];
