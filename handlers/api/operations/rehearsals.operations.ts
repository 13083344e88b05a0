import * as z from 'zod';
import { parse } from '../../services/parse.ts';
import { rehearsalInputSchema } from '../../services/rehearsals/schemas.ts';
import type { Operation } from '../operation.ts';

const started = z.object({ id: z.string() }).meta({ id: 'StartedRehearsal' });
const params = z.object({ id: z.string().meta({ examples: ['R-7K3M9Q2XBA'] }) });
const query = z.object({
  after: z.coerce
    .number({ error: 'Give how many scripts you know to be played' })
    .int('Give a whole number')
    .min(-1)
    .max(100)
    .optional()
    .meta({ description: 'Answered once more scripts than this are played, or after 20 seconds' }),
});
/** The shape of films is for the designer, and changes with it: the reference tells what is stable. */
const state = z
  .looseObject({
    state: z.enum(['playing', 'played', 'failed']),
    done: z.int().optional().meta({ description: 'While it is played: so many scripts are' }),
    all: z.int().optional(),
    name: z.string().optional().meta({ description: 'The script that is played, or what is waited for' }),
    sourceHash: z.string().optional().meta({ description: 'SHA-256 of the program that was played' }),
    films: z.array(z.looseObject({ script: z.string(), outcome: z.string() })).optional(),
    walkable: z.array(z.object({ point: z.string(), name: z.string() })).optional(),
    problem: z.string().optional().meta({ description: 'Why it could not be played, and what to do' }),
  })
  .meta({ id: 'Rehearsal' });
const common = { tag: 'Designer', capability: 'design-program' } as const;

/** Rehearsals: a program and its scripts, played by the real workflow in virtual time. */
export const rehearsalOperations: readonly Operation[] = [
  {
    ...common,
    method: 'post',
    path: '/rehearsals',
    id: 'playRehearsal',
    summary: 'Play the scripts of a program in virtual time',
    description:
      'Nothing of it touches real cases. `GET /rehearsals/{id}` tells how far it is, and what came of it.',
    body: rehearsalInputSchema.meta({ id: 'RehearsalInput' }),
    answer: started,
    status: 201,
    location: ({ id }) => `/v1/rehearsals/${encodeURIComponent(id)}`,
    codes: ['not-found', 'program-invalid'],
    handle: ({ rehearsals }, { caller, body }) => rehearsals.play(caller, body),
  },
  {
    ...common,
    method: 'get',
    path: '/rehearsals/{id}',
    id: 'getRehearsal',
    summary: 'Read how far a rehearsal is, or what came of it',
    description: 'For whoever started it. Waits up to 20 seconds for news.',
    params,
    query,
    answer: state,
    codes: ['not-found'],
    handle: ({ rehearsals }, { caller, params: { id = '' }, query: asked }) =>
      rehearsals.get(caller, id, parse(query, asked).after),
  },
];
