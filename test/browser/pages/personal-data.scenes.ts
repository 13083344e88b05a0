import { ana, dana } from '../../offline/portal/support/sample.ts';
import type { Scene } from './scenes.ts';

const of = (personId: string) => `/console/personal-data/${personId}`;

/** One's own data, and for administrators requests and their evidence. */
export const personalDataScenes: readonly Scene[] = [
  { name: 'my data', path: '/me/data', as: 'ana' },
  { name: 'requests to be erased', path: '/console/personal-data', as: 'dana' },
  { name: 'somebody who cannot be erased yet', path: of(ana.id), as: 'dana' },
  { name: 'somebody who was erased', path: of('P-0000000002'), as: 'dana' },
  { name: 'what an erasure comes to', path: of(dana.id), as: 'dana' },
];
