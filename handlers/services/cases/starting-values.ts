import type { FormValues } from '../../../domain/programs/form.schema.ts';
import type { Process } from '../../../domain/programs/process.schema.ts';
import type { ServiceContext } from '../context.ts';
import { invalid } from '../parse.ts';
import { keepFiles } from './files.ts';

/** What a case begins with. */
export interface Start {
  readonly values: FormValues;
  readonly title: string;
}

/** The starting form as it was filled in, checked, with its files kept. @throws `invalid-input`: `values.country`. */
export async function startingValues(
  { stores, now }: Pick<ServiceContext, 'stores' | 'now'>,
  program: Process,
  { given, kept, ...of }: StartInput,
): Promise<Start> {
  const { checkStart } = await import('../../../domain/programs/start.rules.ts');
  const checked = await checkStart(program, given, { ...of, now: now().toISOString(), kept });
  if ('problems' in checked)
    throw invalid(
      checked.problems.map(({ field, message }) => ({
        field: field ? `values.${field}` : 'values',
        message,
      })),
    );
  return { values: await keepFiles(stores.files, checked.values), title: checked.title };
}

interface StartInput {
  readonly given: unknown;
  readonly partner: Readonly<Record<string, unknown>>;
  readonly learner?: Readonly<Record<string, unknown>> | undefined;
  readonly kept?: FormValues | undefined;
}
