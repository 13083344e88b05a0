import type { ServiceContext } from '../context.ts';
import type { LearningService } from '../learning.services.ts';

/** What people learn. What does the work is loaded when it is first asked for. */
export function createLearningService(context: ServiceContext): LearningService {
  const reading = () => import('./read.ts');
  return {
    own: async (caller) => (await reading()).ownLearning(context, caller),
    paths: async (caller) => (await reading()).learningPaths(context, caller),
  };
}
