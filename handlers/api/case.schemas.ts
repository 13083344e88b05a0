import * as z from 'zod';
import { decisionRecordSchema } from '../../domain/processes/decision-record.schema.ts';
import { caseActs } from '../services/cases.services.ts';
import { caseKind, nextStepAnswer, taskAnswer } from './schemas.ts';

const instant = z.iso.datetime();
const partner = z.object({ id: z.string(), name: z.string() });
const program = z.object({ id: z.string(), version: z.int() });

const markAnswer = z
  .object({ since: instant, doneAt: instant.optional(), skipped: z.literal(true).optional() })
  .loose()
  .meta({ description: 'Where a step stands: since when, and until when' });

/** A case of a program of stages and steps, as the API answers it. */
export const caseAnswer = z
  .object({
    id: z.string().meta({ examples: ['C-7K3M9Q2XBA'] }),
    kind: caseKind,
    workflowId: z.string(),
    program,
    partner,
    title: z.string(),
    stage: z.string(),
    stageLabel: z.string(),
    status: z.enum(['open', 'closed']),
    outcome: z.string().optional(),
    next: nextStepAnswer,
    tasks: z.array(taskAnswer),
    openedAt: instant,
    stageSince: instant.optional(),
    updatedAt: instant,
    revision: z.int(),
    facts: z.object({
      startedBy: z.string(),
      learner: z
        .object({ id: z.string(), name: z.string() })
        .optional()
        .meta({ description: 'Whose case it is, in a program for a learner' }),
      data: z
        .record(z.string(), z.record(z.string(), z.unknown()))
        .meta({ description: 'What came of each step, by its name; a partner gets what is open to it' }),
      rounds: z
        .record(z.string(), z.array(z.record(z.string(), z.record(z.string(), z.unknown()))))
        .optional()
        .meta({ description: 'What each round of a repeat came to, by the path of the repeat' }),
      open: z
        .array(z.string())
        .meta({ description: 'Names in `data`, and paths of `rounds`, that the partner may read' }),
      position: z.record(z.string(), markAnswer),
    }),
  })
  .meta({ id: 'Case' });

/** A case that is read: with what the reader could do. */
export const readCaseAnswer = caseAnswer
  .extend({
    possibleActs: z.array(z.enum(caseActs)).meta({ description: 'What this caller could do with it now' }),
  })
  .meta({ id: 'ReadCase' });

export const caseSummaryAnswer = z
  .object({
    id: z.string(),
    kind: caseKind,
    program,
    title: z.string(),
    partner,
    stage: z.string(),
    stageLabel: z.string(),
    stageSince: instant,
    outcome: z.string().optional(),
    next: nextStepAnswer,
    openedAt: instant,
    updatedAt: instant,
  })
  .meta({ id: 'CaseSummary' });

export const documentAnswer = z.object({
  name: z.string(),
  type: z.string().meta({ description: 'A media type' }),
  content: z.base64(),
});

export const programVersionAnswer = z
  .object({
    programId: z.string(),
    version: z.int(),
    title: z.string(),
    kind: caseKind,
    hash: z.string().meta({ description: 'SHA-256 of the source, hexadecimal' }),
    status: z.enum(['proposed', 'published']),
    proposedBy: z.string(),
    proposedAt: instant,
    publishedBy: z.string().optional(),
    publishedAt: instant.optional(),
    effectiveFrom: instant.optional().meta({ description: 'New cases start with it from then on' }),
    restores: z.int().optional().meta({ description: 'The earlier version whose text this is again' }),
    reason: z.string().optional().meta({ description: 'Why somebody went back to it' }),
  })
  .meta({ id: 'ProgramVersion' });

export const runningVersionAnswer = z
  .object({
    version: z.int(),
    cases: z.int().meta({ description: 'Open cases, as Temporal counts them a moment after they change' }),
    proposer: z.string(),
    publisher: z.string().optional(),
  })
  .meta({ id: 'RunningVersion' });

export const migrationPreviewAnswer = z
  .object({
    caseId: z.string(),
    title: z.string(),
    from: z.object({ version: z.int(), stage: z.string() }),
    to: z.object({ version: z.int(), stage: z.string() }),
    deadlines: z
      .array(
        z.object({
          ...{ what: z.string(), before: instant.optional(), after: instant.optional() },
          once: z
            .array(z.string())
            .optional()
            .meta({ description: 'Not at once, but when these steps are done' }),
        }),
      )
      .meta({ description: 'Those that would move' }),
    newSteps: z
      .array(z.string())
      .meta({ description: 'Steps of the present stage that it would take up and does not know yet' }),
    problem: z.string().optional().meta({ description: 'Why it cannot be moved' }),
    endsBy: instant.optional().meta({
      description: 'When the certificate of the case would end, where the version asks holders to renew',
    }),
  })
  .meta({ id: 'MigrationPreview' });

export const decisionAnswer = decisionRecordSchema.meta({ id: 'Decision' });

export const caseParams = z.object({ id: z.string().meta({ examples: ['C-7K3M9Q2XBA'] }) });
export const programParams = z.object({ id: z.string().meta({ examples: ['onboarding'] }) });
