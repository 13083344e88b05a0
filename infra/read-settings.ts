import type { App } from 'aws-cdk-lib';
import * as z from 'zod';
import { type Settings, settingsSchema } from './settings.ts';
import { type Stage, stages } from './stages.ts';

const names = Object.keys(settingsSchema.shape);
const ofStage = z.partialRecord(z.enum(names), z.unknown());
/** What stands under `stages` in the context: a stage's own settings, in place of those that hold for all. */
const stagesSchema = z.partialRecord(z.enum(stages), ofStage).default({});

/** Reads the context; throws one sentence that names each setting that is wrong. */
export function readSettings({ node }: App): Settings {
  const stage: Stage = node.tryGetContext('stage') ?? 'prod';
  const own = parsed(stagesSchema, node.tryGetContext('stages'))[stage] ?? {};
  const given = names.map((name) => [name, own[name] ?? node.tryGetContext(name)] as const);
  return parsed(settingsSchema, Object.fromEntries(given.filter(([, value]) => value !== undefined)));
}

function parsed<T extends z.ZodType>(schema: T, value: unknown): z.output<T> {
  const read = schema.safeParse(value);
  if (read.success) return read.data;
  throw new Error(`The context of cdk.json cannot be used. ${read.error.issues.map(wordsOf).join('; ')}.`);
}

/** Only what stands under `stages` can have a name too many. */
function wordsOf(issue: z.core.$ZodIssue): string {
  if (issue.code !== 'unrecognized_keys') return `${issue.path.join('.')}: ${issue.message}`;
  const place = ['stages', ...issue.path, issue.keys.join(' and ')].join('.');
  return `${place} is not known: there are ${(issue.path.length === 0 ? stages : names).join(', ')}`;
}
