import * as z from 'zod';
import { parse } from '../../services/parse.ts';
import { sourceSchema } from '../../services/programs/schemas.ts';
import { migrationPreviewAnswer } from '../case.schemas.ts';
import type { Operation } from '../operation.ts';
import { pageFrom, pageOf, pageQuery } from '../schemas.ts';

const body = sourceSchema.meta({ id: 'ProgramText' });
const previewAnswer = z
  .object({
    kind: z.enum(['form', 'mail', 'waiting']),
    title: z.string(),
    path: z
      .array(z.union([z.string(), z.int()]))
      .meta({ description: 'Where in the program it is written: keys and indexes from the top' }),
    html: z.string().meta({ description: 'A complete document' }),
    text: z.string().optional().meta({ description: 'Of an e-mail' }),
    subject: z.string().optional().meta({ description: 'Of an e-mail' }),
  })
  .meta({ id: 'Preview' });

/** What people will see of a program, and what would become of running cases, before anybody publishes it. */
export const previewOperations: readonly Operation[] = [
  {
    method: 'post',
    path: '/previews',
    id: 'previewProgram',
    readsOnly: true,
    tag: 'Designer',
    summary: 'See the forms, the e-mails and the waiting words of a program that is being written',
    description: 'As people will see them, with sample data. Nothing is kept.',
    capability: 'design-program',
    body,
    answer: z.object({ items: z.array(previewAnswer) }),
    codes: ['program-invalid', 'not-found'],
    handle: async ({ previews }, { caller, body: given }) => {
      const [sampled, { drawPreviews }] = await Promise.all([
        previews.all(caller, given),
        import('../../pages/designer-previews.tsx'),
      ]);
      return { items: drawPreviews(sampled) };
    },
  },
  {
    method: 'post',
    path: '/previews/migrations',
    id: 'previewDraftMigration',
    readsOnly: true,
    tag: 'Designer',
    summary: 'See what moving running cases to a program that is being written would do',
    description: 'Those of lower versions. Nothing is moved, and nothing is kept.',
    capability: 'design-program',
    query: pageQuery,
    body,
    answer: pageOf(migrationPreviewAnswer),
    codes: ['program-invalid', 'not-found'],
    handle: ({ previews }, { caller, body: given, query }) =>
      pageFrom(previews.migration(caller, given, parse(pageQuery, query))),
  },
];
