import type { Process } from '../../../../domain/programs/process.schema.ts';
import type { LearningService, Path } from '../../../../handlers/services/learning.services.ts';
import { caseSummary, onboarding } from './cases.ts';
import type { World } from './fake-services.ts';
import { after } from './sample.ts';

/** A path for one person, with the form and the stages of the onboarding of these tests. */
export const learningProgram = (program: string, title: string): Process => ({
  ...onboarding,
  ...{ program, title, kind: 'certification' },
  starts: { ...onboarding.starts, by: 'partner', for: 'learner' },
});
const engineer = learningProgram('platform-engineer', 'Platform engineer');
const gives = { certificate: 'platform-engineer', title: 'Certified platform engineer' };

export const learningPaths: readonly Path[] = [
  { program: engineer, requires: [], awards: [gives] },
  {
    program: learningProgram('platform-architect', 'Platform architect'),
    requires: [
      { ...gives, held: false, givenBy: engineer },
      { certificate: 'security-basics', title: 'Security basics', held: true },
    ],
    awards: [{ certificate: 'platform-architect', title: 'Certified platform architect' }],
  },
  {
    program: learningProgram('sales-basics', 'Sales basics'),
    ...{ requires: [], awards: [], enrolledIn: 'C-7K3M9Q2XBA' },
  },
];

/** Ana has the ball in one path, and has left another. */
export const enrolments = [
  caseSummary({
    ...{ id: 'C-7K3M9Q2XBA', title: 'Sales basics: Ana Silva', kind: 'certification' },
    next: {
      what: 'Read “Selling the platform”',
      waitsFor: { party: 'partner', roleLabel: 'the learner', personIds: ['P-ANA0000001'] },
      deadline: { at: after(9), what: 'Reminds the learner' },
    },
  }),
  caseSummary({
    ...{ id: 'C-7K3M9Q2XBB', title: 'Support basics: Ana Silva', kind: 'certification' },
    outcome: 'withdrawn',
  }),
];

/** What Ana learns in this world. */
export function fakeLearning(world: World): LearningService {
  return {
    own: async () => ({
      enrolments: world.enrolments,
      held: world.certificates,
      open: world.paths.filter(
        ({ enrolledIn, requires }) => !enrolledIn && requires.every(({ held }) => held),
      ),
    }),
    paths: async () => world.paths,
  };
}
