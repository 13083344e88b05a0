import * as z from 'zod';
import { webhooksSchema } from '../domain/programs/installation.schema.ts';
import { commonEnvSchema, json } from './common.env.ts';

/** The environment of the Temporal worker. */
export const workerEnvSchema = commonEnvSchema.extend({
  /** Webhooks that programs can call, as JSON: name → `{ "url", "secret" }`. */
  WEBHOOKS: json(webhooksSchema).default({}),
  /** `true`: checks may look at the websites and mail records of applicants. */
  OUTSIDE_CHECKS: z.stringbool().default(false),
  /** The path of a JSON file, or the JSON itself: `[{ "name", "country", "reference" }]`. */
  SANCTIONS_LIST: z.string().min(1).optional(),
  /**
   * So many e-mails of cases this worker sends in a second at most. What SES allows an account, shared by its workers: 14
   * for a new account out of the sandbox.
   */
  MAIL_PER_SECOND: z.coerce.number().min(0.1).max(10_000).default(14),
  /**
   * `true`: how much waits for workers and for people, and how answers and synthetic deals went, is reported, as lines that
   * CloudWatch makes metrics of.
   */
  REPORT_BACKLOG: z.stringbool().default(false),
  /** A synthetic deal is registered, approved and withdrawn every so many minutes; none if not given. */
  SYNTHETIC_DEAL_EVERY: z.coerce.number().int().min(1).max(60).optional(),
  /** The path of the workflow code in one file: infra/constructs/bundle-workflows.ts. */
  WORKFLOW_BUNDLE: z.string().min(1),
  /**
   * Which code this is, in AWS the tag of the image: the worker then gets only the work that Temporal has for this release
   * (docs/how-to/release-a-new-version.md). Without it, any work.
   */
  RELEASE: z
    .string()
    .regex(/^[\w-]{1,128}$/, 'Up to 128 letters, digits, - and _')
    .optional(),
  /** `false`: the release gets work only when it is told so. Otherwise it takes over by itself when it is newer. */
  TAKES_OVER: z.stringbool().default(true),
  /** Names of patches in the workflow code that no case takes up yet, with commas between them. */
  HELD_PATCHES: z
    .string()
    .default('')
    .transform((names) => names.split(',').filter((name) => name !== '')),
});
export type WorkerEnv = z.infer<typeof workerEnvSchema>;
