import type { ServiceContext } from '../context.ts';
import type { MaterialsService } from '../materials.services.ts';
import { refuseUnlessAllowed } from '../permissions.ts';

/** Courses and banks. What does the work is loaded when it is first asked for. */
export function createMaterialsService(context: Pick<ServiceContext, 'stores' | 'now'>): MaterialsService {
  const reading = () => import('./read.ts');
  const publishing = () => import('./publish.ts');
  return {
    list: async (...asked) => (await reading()).listMaterials(context)(...asked),
    get: async (...asked) => (await reading()).getMaterial(context)(...asked),
    newest: async (...asked) => (await reading()).newestMaterial(context)(...asked),
    versions: async (...asked) => (await reading()).listVersions(context)(...asked),
    async read(caller, name, source) {
      refuseUnlessAllowed(caller, 'author-materials');
      return (await import('./read-text.ts')).readMaterial(name, source);
    },
    publish: async (...asked) => (await publishing()).publishMaterial(context)(...asked),
    withdraw: async (...asked) => (await publishing()).withdrawQuestion(context)(...asked),
    statistics: async (...asked) => (await import('./statistics.ts')).bankStatistics(context)(...asked),
  };
}
