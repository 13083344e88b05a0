import type { Attempt } from '../../../activities/store/attempts.store.ts';
import { itemStatistics } from '../../../domain/learning/item-statistics.rules.ts';
import type { ServiceContext } from '../context.ts';
import type { MaterialsService } from '../materials.services.ts';
import { refuseUnlessAllowed } from '../permissions.ts';
import { noSuchMaterial } from './read.ts';

/** More say nothing else about a question. */
const mostAttempts = 5000;

export function bankStatistics({ stores }: Pick<ServiceContext, 'stores'>): MaterialsService['statistics'] {
  return async (caller, bankId) => {
    refuseUnlessAllowed(caller, 'author-materials');
    const bank = await stores.materials.current('bank', bankId);
    if (!bank) throw noSuchMaterial();
    const [attempts, withdrawn] = await Promise.all([
      gradedAttempts(stores, bankId),
      stores.materials.withdrawn(bankId),
    ]);
    const { source: _source, content, ...summary } = bank;
    const numbers = new Map(itemStatistics(attempts).map((one) => [one.questionId, one]));
    const questions = new Map(content.questions.map((question) => [question.id, question]));
    const out = new Set(withdrawn.map(({ questionId }) => questionId));
    return {
      ...{ bank: summary, attempts: attempts.length },
      questions: [...new Set([...questions.keys(), ...numbers.keys()])].map((id) => ({
        ...{ id, question: questions.get(id), withdrawn: out.has(id), numbers: numbers.get(id) },
      })),
    };
  };
}

async function gradedAttempts({ attempts }: ServiceContext['stores'], bankId: string) {
  const found: NonNullable<Attempt['graded']>[] = [];
  let cursor: string | undefined;
  do {
    const page = await attempts.ofBank(bankId, { limit: 100, cursor });
    found.push(...page.items.flatMap(({ graded }) => graded ?? []));
    cursor = page.cursor;
  } while (cursor && found.length < mostAttempts);
  return found;
}
