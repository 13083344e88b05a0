import * as z from 'zod';

const instant = z.iso.datetime();

const editorAnswer = z
  .object({
    personId: z.string(),
    name: z.string(),
    tab: z.string().meta({ description: 'Chosen by the tab of the browser' }),
    seenAt: instant,
  })
  .meta({ id: 'DraftEditor' });
const editors = z.array(editorAnswer).meta({ description: 'Who was seen within the last minute' });

const originAnswer = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('version'), programId: z.string(), version: z.int() }),
    z.object({ kind: z.literal('template'), name: z.string() }),
    z.object({ kind: z.literal('draft'), draftId: z.string() }),
    z.object({ kind: z.literal('file') }),
  ])
  .meta({ description: 'What it was begun from' });

const summary = z.object({
  id: z.string().meta({ examples: ['PD-7K3M9Q2XBA'] }),
  origin: originAnswer,
  programId: z.string().optional().meta({ description: 'As far as it can be read' }),
  title: z.string(),
  revision: z.int().meta({ description: 'Counts the saves' }),
  createdBy: z.string(),
  createdAt: instant,
  savedBy: z.string(),
  savedAt: instant,
});

export const draftSummaryAnswer = summary.extend({ editors }).meta({ id: 'DraftSummary' });

export const draftAnswer = summary
  .extend({
    source: z.string().meta({ description: 'The program as YAML, byte for byte as it was saved' }),
    scripts: z.string().meta({ description: 'The scripts that rehearse it, as YAML' }),
  })
  .meta({ id: 'Draft' });

export const hereAnswer = z
  .object({ revision: z.int().meta({ description: 'The present one' }), editors })
  .meta({ id: 'DraftPresence' });

export const templateAnswer = z
  .object({ name: z.string(), title: z.string(), purpose: z.string() })
  .meta({ id: 'ProgramTemplate' });

export const namesAnswer = z
  .object({
    courses: z.array(z.string()).optional(),
    banks: z.array(z.string()).optional(),
    examProviders: z.array(z.string()).optional(),
  })
  .meta({ id: 'ProgramNames' });

export const draftParams = z.object({ id: z.string().meta({ examples: ['PD-7K3M9Q2XBA'] }) });
