import { standingIn } from '../../offline/portal/support/fake-standing.ts';
import type { Scene } from './scenes.ts';

/** Standing: of a partner, of all, and the rules. */
export const standingScenes: readonly Scene[] = [
  { name: 'a standing with something ahead', path: '/standing', as: 'ana' },
  { name: 'a tier that is kept', path: '/standing', as: 'ana', world: { standing: standingIn(-1) } },
  { name: 'no rules yet', path: '/standing', as: 'ana', world: { standing: undefined } },
  { name: 'how all partners stand', path: '/console/standing', as: 'dana' },
  { name: 'how one partner stands', path: '/console/standing/northwind', as: 'dana' },
  { name: 'the rules of standing', path: '/console/standing/rules', as: 'dana' },
  {
    name: 'who would move under other rules',
    path: '/console/standing/rules',
    as: 'dana',
    press: ['Show what would change'],
  },
];
