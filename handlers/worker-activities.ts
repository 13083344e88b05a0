import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { heartbeat } from '@temporalio/activity';
import type { Client } from '@temporalio/client';
import { createAuditActivities } from '../activities/audit/create-audit-activities.ts';
import { createHolderActivities } from '../activities/certificates/holder-activities.ts';
import { readSanctionsList } from '../activities/checks/sanctions-list.ts';
import { createActivities } from '../activities/create-activities.ts';
import { createOutsideActivities } from '../activities/create-outside-activities.ts';
import { createFundActivities } from '../activities/funds/create-fund-activities.ts';
import { createMailer } from '../activities/mail/mailer.ses.ts';
import { createPace } from '../activities/mail/pace.ts';
import { wholeMail } from '../activities/mail/whole-mail.ts';
import { createPersonalDataActivities } from '../activities/personal-data/create-personal-data-activities.ts';
import { createStandingActivities } from '../activities/standing/create-standing-activities.ts';
import { tellOfWonDeals } from '../activities/standing/tell-of-won-deals.ts';
import type { Stores } from '../activities/store/stores.ts';
import { createSyntheticActivities } from '../activities/synthetic/create-synthetic-activities.ts';
import { createWebhookActivities } from '../activities/webhooks/create-webhook-activities.ts';
import { taskQueue } from '../workflows/case.messages.ts';
import { measuringAnswers } from './approval-times.ts';
import { measuredBreaks } from './audit-broken.ts';
import type { Log } from './log.ts';
import type { Measured } from './metrics.ts';
import { writeMetric } from './report-metrics.ts';
import { measuredDeal } from './synthetic/measured-deal.ts';
import type { WorkerEnv } from './worker.env.ts';

export interface WorkerParts {
  readonly client: Client;
  readonly stores: Stores;
  readonly log: Log;
  /** For walks through the whole table. */
  readonly store: DynamoDBDocumentClient;
}

/** Everything that workflows ask to be done, over what the environment names. */
export function workerActivities(env: WorkerEnv, { client, stores, log, store }: WorkerParts) {
  const write = (measured: Measured) => writeMetric(env.METRICS_NAMESPACE, measured);
  const measure = (measured: Measured) => void (env.REPORT_BACKLOG && write(measured));
  const mailer = createMailer({
    region: env.AWS_REGION,
    endpoint: env.SES_ENDPOINT,
    sender: env.BRANDING.sender,
    wholeMail,
  });
  const deps = {
    stores,
    mailer,
    pace: createPace(env.MAIL_PER_SECOND),
    client,
    linkKeys: env.LINK_KEYS,
    publicUrl: env.PUBLIC_URL,
    privateWebhooks: env.PRIVATE_WEBHOOKS,
    branding: env.BRANDING,
    installation: {
      webhooks: env.WEBHOOKS,
      outsideCalls: env.OUTSIDE_CHECKS,
      sanctions: readSanctionsList(env.SANCTIONS_LIST),
    },
  };
  return {
    ...createActivities({
      stores: { ...stores, cases: measuringAnswers(tellOfWonDeals(stores.cases, client), measure) },
      ...createOutsideActivities(deps),
    }),
    ...createFundActivities(deps),
    ...createStandingActivities(deps),
    ...createHolderActivities(deps),
    ...createWebhookActivities(deps),
    ...createPersonalDataActivities({
      ...{ ...deps, stores, client, heartbeat: () => heartbeat() },
      table: { client: store, tableName: env.TABLE_NAME },
    }),
    ...createSyntheticActivities({
      ...deps,
      onReport: (report) => {
        for (const measured of measuredDeal(report)) measure(measured);
      },
    }),
    ...createAuditActivities({
      ...{ stores, linkKeys: env.LINK_KEYS, heartbeat: () => heartbeat() },
      onAnchor: ({ number, hash }) => log.info({}, `The audit is anchored: ${number}:${hash}`),
      onBroken: (chains) => {
        log.error({}, `The audit is broken: ${chains.join(', ')}`);
        write(measuredBreaks(taskQueue, chains.length));
      },
    }),
  };
}
