import type { ServiceContext } from '../context.ts';
import type { ExtraTimeService } from '../extra-time.services.ts';

/** More time in quizzes. What does the work is loaded when it is first asked for. */
export function createExtraTimeService(context: ServiceContext): ExtraTimeService {
  const work = () => import('./extra-time.ts');
  return {
    of: async (...asked) => (await work()).readExtraTime(context)(...asked),
    ofEmail: async (...asked) => (await work()).findExtraTime(context)(...asked),
    give: async (...asked) => (await work()).giveExtraTime(context)(...asked),
  };
}
