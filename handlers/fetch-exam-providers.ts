import { type ExamProviders, examProvidersSchema } from '../domain/programs/installation.schema.ts';
import { fetchSecret } from './fetch-secret.ts';

/** The exam providers from Secrets Manager, with their secrets: see `fetchSecret`. */
export function fetchExamProviders(
  arn: string,
  sessionToken: string,
  get?: typeof fetch,
): Promise<ExamProviders> {
  return fetchSecret({ arn, what: 'exam providers', schema: examProvidersSchema }, sessionToken, get);
}
