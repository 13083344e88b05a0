import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Client } from '@temporalio/client';
import type { SendMessageDeps } from '../send-message.activity.ts';
import { auditedItems } from '../store/audit/audited-items.ts';
import { createItems, type Items } from '../store/items.ts';
import type { Stores } from '../store/stores.ts';
import { closeAccount } from './close-account.activity.ts';
import { eraseFromCases, eraseFromTable, finishErasure } from './erase.activity.ts';
import { gatherPersonalData } from './gather.activity.ts';
import type { PersonalDataActivities } from './personal-data-activities.ts';
import { tellErasureAsked } from './tell-erasure-asked.activity.ts';

export interface PersonalDataDeps extends Omit<SendMessageDeps, 'stores'> {
  /** For the walk through the whole table. */
  readonly table: { readonly client: DynamoDBDocumentClient; readonly tableName: string };
  readonly stores: SendMessageDeps['stores'] & Pick<Stores, 'identities' | 'passkeys' | 'personalData'>;
  readonly client: Client;
  readonly now?: (() => Date) | undefined;
  /** Says that the work goes on. */
  readonly heartbeat?: (() => void) | undefined;
}

/** What the activities work with. */
export interface PersonalDataGround extends Omit<PersonalDataDeps, 'now' | 'heartbeat'> {
  readonly items: Items;
  readonly now: () => Date;
  readonly heartbeat: () => void;
}

/** The activities of what people may ask about their data, over what they need. */
export function createPersonalDataActivities(deps: PersonalDataDeps): PersonalDataActivities {
  const { table, now = () => new Date(), heartbeat = () => undefined } = deps;
  const items = auditedItems(createItems(table.client, table.tableName), now);
  const ground: PersonalDataGround = { ...deps, items, now, heartbeat };
  return {
    gatherPersonalData: gatherPersonalData(ground),
    tellErasureAsked: tellErasureAsked(ground),
    closeAccount: closeAccount(ground),
    eraseFromTable: eraseFromTable(ground),
    eraseFromCases: eraseFromCases(ground),
    finishErasure: finishErasure(ground),
  };
}
