import * as z from 'zod';

/** What AWS bills of the product, by the names that this repository uses. */
export const awsItems = {
  tableWrites: 'Writes to the table and its indexes',
  tableReads: 'Reads of the table and its indexes',
  tableStorage: 'The table and its indexes',
  recovery: 'Point-in-time recovery',
  backups: 'Backups of the last weeks',
  coldBackups: 'Monthly backups',
  apiRequests: 'HTTP API',
  functionRequests: 'Function: invocations',
  functionSeconds: 'Function: time and memory',
  traces: 'Traces',
  dataOut: 'Data to browsers',
  mails: 'E-mails',
  filePuts: 'Files written',
  fileGets: 'Files read',
  fileStorage: 'Files kept',
  logs: 'Logs written',
  logStorage: 'Logs kept',
  queueRequests: 'Asking the queue of mail events',
  containerProcessor: 'Workers: processor',
  containerMemory: 'Workers: memory',
  address: 'Workers: public addresses',
  images: 'The image of the workers',
  keys: 'Keys',
  secrets: 'Secrets',
  alarms: 'Alarms',
  dashboards: 'Dashboards',
  metrics: 'Metrics beyond those that AWS gives',
} as const;
export type AwsItem = keyof typeof awsItems;

const priceSchema = z.strictObject({
  /** As AWS's price list names it: the service's code, and the usage type without the region before it. */
  service: z.string().min(1),
  dimension: z.string().min(1),
  /** In USD, of `per` units. */
  price: z.number().min(0),
  per: z.number().positive(),
  unit: z.string().min(1),
});

const cloudSchema = z.strictObject({
  asOf: z.iso.date(),
  /** From the first action of a month on; the last tier has no end. */
  actions: z.array(
    z.strictObject({ upToMillions: z.number().positive().optional(), perMillion: z.number() }),
  ),
  activePerGbHour: z.number().min(0),
  retainedPerGbHour: z.number().min(0),
  /** Of two plans the cheaper is taken: `developer` pays the first tier's price for every action. */
  developer: z.strictObject({ shareOfUsage: z.number() }),
  business: z.strictObject({
    ...{ atLeast: z.number(), shareOfUsage: z.number(), actionsIncluded: z.number() },
    ...{ activeGbIncluded: z.number(), retainedGbIncluded: z.number() },
  }),
});

/** Public list prices of one region, without free tiers and discounts. */
export const pricesSchema = z.strictObject({
  region: z.string().regex(/^[a-z]{2}(-[a-z]+)+-\d$/, 'Write the region as us-east-1'),
  asOf: z.iso.date('Write the day of the prices as 2026-11-30'),
  aws: z.record(z.enum(Object.keys(awsItems) as [AwsItem]), priceSchema),
  temporalCloud: cloudSchema,
});
export type Prices = z.infer<typeof pricesSchema>;
