import type { MaterialVersion } from '../../../activities/store/materials.store.ts';
import { DomainError } from '../../../domain/errors.ts';
import type { ServiceContext } from '../context.ts';
import type { MaterialsService, TextProblem } from '../materials.services.ts';
import { invalid, parse } from '../parse.ts';
import { refuseUnlessAllowed } from '../permissions.ts';
import { noSuchMaterial } from './read.ts';
import { readMaterial, titleOf } from './read-text.ts';
import { materialIdSchema, publishSchema, withdrawSchema } from './schemas.ts';

/** Nobody reads more at once. */
const mostProblems = 100;

type Publishing = Pick<ServiceContext, 'stores' | 'now'>;

export function publishMaterial({ stores, now }: Publishing): MaterialsService['publish'] {
  return async (caller, name, input) => {
    refuseUnlessAllowed(caller, 'author-materials');
    parse(materialIdSchema, name.id);
    const { source, after } = parse(publishSchema, input);
    const read = readMaterial(name, source);
    if ('problems' in read) throw invalid(read.problems.slice(0, mostProblems).map(asField));
    const published: MaterialVersion | undefined = await stores.materials.publish({
      ...{ ...name, ...read, source, after, title: titleOf(read) },
      ...{ publishedAt: now().toISOString(), byPersonId: caller.person.id },
    });
    if (published) return published;
    throw new DomainError(
      'material-changed',
      'Somebody published a version since you read it. Nothing is lost: read the newest, and put both together.',
    );
  };
}

const asField = ({ language, line, message }: TextProblem) => ({
  field: language === undefined ? 'source' : `source.${language}`,
  message: `Line ${line}: ${message}`,
});

/** @throws `not-found` for a question that no version of the bank has now */
export function withdrawQuestion({ stores, now }: Publishing): MaterialsService['withdraw'] {
  return async (caller, bankId, input) => {
    refuseUnlessAllowed(caller, 'author-materials');
    const { questionId, reason } = parse(withdrawSchema, input);
    const bank = await stores.materials.current('bank', bankId);
    if (!bank?.content.questions.some(({ id }) => id === questionId)) throw noSuchMaterial();
    await stores.materials.withdraw(bankId, {
      ...{ questionId, reason, at: now().toISOString(), byPersonId: caller.person.id },
    });
  };
}
