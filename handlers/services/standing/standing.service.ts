import type { ServiceContext } from '../context.ts';
import type { StandingService } from '../standing.services.ts';

/** The standing of partners. What does the work is loaded when it is first asked for. */
export function createStandingService(context: ServiceContext): StandingService {
  const reading = () => import('./read.ts');
  const ruling = () => import('./rules.ts');
  return {
    of: async (...asked) => (await reading()).standingNow(context)(...asked),
    list: async (...asked) => (await reading()).listStandings(context)(...asked),
    rules: async (...asked) => (await ruling()).readRules(context)(...asked),
    preview: async (...asked) => (await ruling()).previewRules(context)(...asked),
    publish: async (...asked) => (await ruling()).publishRules(context)(...asked),
  };
}
