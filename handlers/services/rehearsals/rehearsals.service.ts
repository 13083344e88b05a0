import type { ServiceContext } from '../context.ts';
import type { RehearsalsService } from '../rehearsals.services.ts';

/** Reading programs weighs much, and rehearsals are rare work of operations: a cold start does without. */
const playing = () => import('./play.ts');
const getting = () => import('./get.ts');

/** Rehearsals in the designer. */
export function createRehearsalsService(context: ServiceContext): RehearsalsService {
  return {
    play: async (...asked) => (await playing()).playRehearsal(context)(...asked),
    get: async (...asked) => (await getting()).getRehearsal(context)(...asked),
  };
}
