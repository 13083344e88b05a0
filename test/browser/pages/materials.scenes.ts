import { gradedAttempts } from '../../offline/portal/support/fake-materials.ts';
import type { Scene } from './scenes.ts';

const course = '/console/materials/course/platform-basics';
const bank = '/console/materials/bank/platform-basics';
const asked = [
  'first-to-start',
  'services-and-their-work',
  'open-port',
  'first-run',
  'late-source',
  'machine',
];

/** Courses and banks, for their authors. */
export const materialScenes: readonly Scene[] = [
  { name: 'courses', path: '/console/materials', as: 'dana' },
  { name: 'a course', path: course, as: 'dana', unfold: true },
  { name: 'a bank of questions', path: bank, as: 'dana', unfold: true },
  { name: 'a short name that cannot be', path: '/console/materials?kind=bank&id=Not+so', as: 'dana' },
  { name: 'the editor of a course with its preview', path: `${course}/edit`, as: 'dana', press: ['Preview'] },
  { name: 'a language that is no language', path: `${course}/edit`, as: 'dana', press: ['Add the language'] },
  { name: 'a bank that is begun', path: '/console/materials/bank/new-bank/edit', as: 'dana' },
  {
    name: 'how questions do',
    path: `${bank}/statistics`,
    as: 'dana',
    world: { attempts: gradedAttempts(30, asked) },
  },
  { name: 'how questions do that nobody was asked', path: `${bank}/statistics`, as: 'dana' },
];
