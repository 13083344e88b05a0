import { learningProgram } from '../../offline/portal/support/fake-learning.ts';
import { learningTaskScenes } from './learning-tasks.scenes.ts';
import type { Scene } from './scenes.ts';

const startable = [learningProgram('platform-engineer', 'Platform engineer')];

/** What partners' people learn. */
export const learningScenes: readonly Scene[] = [
  ...learningTaskScenes,
  { name: 'my learning', path: '/learning', as: 'ana' },
  {
    name: 'my learning, before anything',
    path: '/learning',
    as: 'ana',
    world: { enrolments: [], paths: [] },
  },
  { name: 'all there is to learn', path: '/learning/catalogue', as: 'ana' },
  {
    name: 'enrolling somebody',
    path: '/start/platform-engineer',
    as: 'dana',
    world: { startable },
    press: ['Send'],
  },
];
