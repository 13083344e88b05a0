import * as z from 'zod';
import { brandingSchema } from '../domain/branding/branding.schema.ts';
import { payerSchema } from '../domain/mdf/payer.schema.ts';
import { kmsKeyArnSchema } from '../domain/payloads/payload-keys.schema.ts';
import { staffSignInSchema } from '../domain/people/staff-sign-in.schema.ts';
import { temporalTokensSchema } from '../handlers/codec/temporal-tokens.schema.ts';
import { patchNames } from './patches.ts';
import { stages } from './stages.ts';
import { temporalCloudRoles } from './temporal-cloud-roles.ts';

const unknownPatches = (names: string) => names.split(',').filter((name) => !patchNames().includes(name));

const senderAddress = /<?([^<>\s]+@([^<>\s]+?))>?\s*$/;

const secretArn = z
  .string()
  .regex(
    /^arn:aws[a-z-]*:secretsmanager:\S+-\w{6}$/,
    'Give the whole ARN of the secret, with its last six characters',
  );

/** What a deployment is told: the context of cdk.json, or `cdk deploy -c name=value`. */
export const settingsSchema = z
  .object({
    /** Names, what is kept and how long, and which settings under `stages` hold: infra/stages.ts. */
    stage: z
      .enum(stages, { error: ({ input }) => `There is no stage ${input}; there are ${stages.join(', ')}` })
      .default('prod'),
    /** `true`: a key of one's own encrypts all that is kept, in place of those that AWS manages. */
    customerManagedKeys: z.stringbool().or(z.boolean()).default(false),
    /** `host:port` of the Temporal server's front end, as the functions reach it. */
    temporalAddress: z.string().regex(/^\S+:\d+$/, 'Give host:port, such as temporal.example.com:7233'),
    temporalNamespace: z.string().min(1).default('default'),
    /** Temporal is spoken to by TLS; with credentials it always is. */
    temporalTls: z.stringbool().or(z.boolean()).default(false),
    /** The whole ARN of a secret: `{ "apiKey" }` for Temporal Cloud, or `{ "certificate", "key" }` in PEM. */
    temporalCredentialsArn: secretArn.optional(),
    /** Whether what Temporal keeps is encrypted: docs/how-to/encrypt-what-temporal-keeps.md. */
    encryptPayloads: z.stringbool().or(z.boolean()).default(true),
    /** With which keys of KMS, newest first; `stack` is the one of the data stack, the last if it is not named. */
    payloadKeys: z.array(z.literal('stack').or(kmsKeyArnSchema)).default(['stack']),
    /** The page of the namespace in Temporal UI, for links, and for reading there what is encrypted. */
    temporalUiUrl: z.url().optional(),
    /** Whose tokens of Temporal UI the codec server takes: `{}` for those of Temporal Cloud. */
    temporalTokens: temporalTokensSchema.optional(),
    /**
     * What the workers run on: containers that are there all the time, or functions that Temporal invokes when there is work
     * (docs/how-to/run-it-on-aws.md).
     */
    workersOn: z.enum(['fargate', 'lambda']).default('fargate'),
    /** With workers on Lambda: what Temporal shows when it takes the role that invokes them, a text that nobody can guess. */
    temporalExternalId: z
      .string()
      .regex(/^[\w+=,.@-]{5,45}$/, 'Give 5 to 45 letters, digits and + = , . @ - _')
      .optional(),
    /** Who may take that role: those of Temporal Cloud if not given; for a server of one's own, the role that it runs as. */
    temporalRoleArns: z
      .array(z.string().regex(/^arn:[\w-]+:iam::\d{12}:(role|user)\/\S+$/, 'Give the ARN of a role'))
      .min(1)
      .default(temporalCloudRoles),
    /** How many workers there are at least, and at most when much waits. */
    workers: z
      .object({ atLeast: z.coerce.number().int().min(1), atMost: z.coerce.number().int().min(1) })
      .refine(({ atLeast, atMost }) => atLeast <= atMost, 'atLeast is more than atMost')
      .default({ atLeast: 1, atMost: 4 }),
    /**
     * The release that has the work until the new one is given it, by its whole id: its workers then run beside the new ones
     * (docs/how-to/release-a-new-version.md).
     */
    previousRelease: z
      .string()
      .regex(/^[0-9a-f]{64}$/, 'Give the whole id, as throughline release list shows it')
      .optional(),
    /** Patches in the workflow code that no case takes up yet: their names, with commas between them. */
    heldPatches: z
      .string()
      .refine((names) => unknownPatches(names).length === 0, {
        error: ({ input }) =>
          `No patch in workflows/ is called ${unknownPatches(String(input)).join(', ')}; there are ${patchNames().join(', ')}`,
      })
      .optional(),
    /** How many e-mails SES takes from the account in a second: shared by as many workers as there can be. */
    mailPerSecond: z.coerce.number().min(1).default(14),
    /** Where people reach the portal; without it, the HTTP API's own address. */
    publicUrl: z.url().optional(),
    branding: brandingSchema,
    /** The account that partners are paid from; without it finance can make no file for the bank. */
    payer: payerSchema.optional(),
    /** The Route 53 zone of the sender's domain, for the records of e-mail; without it they are told, for one's own DNS. */
    mailZoneId: z
      .string()
      .regex(/^Z\w+$/, 'Give the id of the zone, which begins with Z')
      .optional(),
    /** What others are to do with e-mail of the domain that is not signed; `elsewhere`: its DNS has a DMARC record already. */
    dmarcPolicy: z.enum(['none', 'quarantine', 'reject', 'elsewhere']).default('none'),
    /** Gets bounces and complaints by e-mail, after confirming the subscription. */
    operationsEmail: z.email().optional(),
    /** How long files of cases are kept after they were sent, in days: ten years, as books must be in most countries. */
    fileRetentionDays: z.coerce.number().int().min(30).default(3653),
    /** The name of a table that was restored from a backup, used instead of the one of the data stack: docs/runbook.md. */
    restoredTable: z.string().min(3).optional(),
    /** The ARN of its stream, once somebody has switched it on; without it webhooks are told nothing. */
    restoredTableStreamArn: z.string().startsWith('arn:').optional(),
    /** Where uploaded files are looked at for malware, as the functions reach it: docs/how-to/scan-uploads.md. */
    fileScanUrl: z.url().optional(),
    /** The secret with exam providers and what they sign with, made by hand: docs/how-to/take-exam-results.md. */
    examProvidersSecretArn: secretArn.optional(),
    /** Where a collector of OpenTelemetry takes OTLP over HTTP, as functions and workers reach it: docs/how-to/follow-a-request.md. */
    telemetryUrl: z.url().optional(),
    /** The identity provider of the vendor's people: docs/how-to/let-staff-sign-in.md. */
    staffSignIn: staffSignInSchema.optional(),
    /** The secret with what it is shown, made by hand: `{ "clientSecret": "..." }`. */
    staffSignInSecretArn: secretArn.optional(),
    /** `false`: no dashboard, which costs three dollars a month; what it shows is in CloudWatch all the same. */
    dashboard: z.stringbool().or(z.boolean()).default(true),
    /** A synthetic deal every so many minutes, to see whether the product works: docs/how-to/watch-it-with-synthetic-deals.md. */
    syntheticDealEvery: z.coerce.number().int().min(1).max(60).optional(),
    logRetentionDays: z.coerce.number().int().min(1).default(30),
  })
  .refine(({ workersOn, temporalExternalId }) => workersOn !== 'lambda' || temporalExternalId, {
    path: ['temporalExternalId'],
    message: 'workers on Lambda need it',
  })
  .refine(({ workersOn, previousRelease }) => workersOn !== 'lambda' || previousRelease === undefined, {
    path: ['previousRelease'],
    message: 'releases on Lambda stay beside each other without it',
  })
  .refine(({ staffSignIn, staffSignInSecretArn }) => !staffSignIn || staffSignInSecretArn, {
    path: ['staffSignInSecretArn'],
    message: 'staffSignIn needs it',
  });
export type Settings = z.infer<typeof settingsSchema>;

/** The address that e-mails come from, and its domain, which SES verifies. */
export function senderOf({ branding }: Settings): { address: string; domain: string } {
  const [, address = '', domain = ''] = senderAddress.exec(branding.sender) ?? [];
  if (!domain) throw new Error(`branding.sender must be "Name <address@domain>", not ${branding.sender}`);
  return { address, domain };
}
