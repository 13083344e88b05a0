import type { ServiceContext } from '../context.ts';
import type { ExamsService } from '../exams.services.ts';
import { refuseUnlessAllowed } from '../permissions.ts';

/** Results of outside exams. What does the work is loaded when it is first asked for. */
export function createExamsService(context: ServiceContext): ExamsService {
  const files = () => import('./files.ts');
  return {
    receive: async (...sent) => (await import('./receive.ts')).receiveResult(context)(...sent),
    async providers(caller) {
      refuseUnlessAllowed(caller, 'import-exam-results');
      return Object.keys((await context.examProviders?.()) ?? {}).sort();
    },
    async textOf(caller, file) {
      refuseUnlessAllowed(caller, 'import-exam-results');
      return (await import('../../../domain/exams/file-text.rules.ts')).textOfFile(file);
    },
    check: async (...asked) => (await files()).checkFile(context)(...asked),
    take: async (...asked) => (await files()).takeFile(context)(...asked),
  };
}
