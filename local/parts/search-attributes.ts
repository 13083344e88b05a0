import type { Connection } from '@temporalio/client';
import { searchAttributeTypes } from '../../workflows/search-attributes.ts';

/** Temporal's numbers for the types of search attributes (temporal.api.enums.v1.IndexedValueType). */
const indexedValueTypes: Readonly<Record<string, number>> = {
  Text: 1,
  Keyword: 2,
  Int: 3,
  Double: 4,
  Bool: 5,
  Datetime: 6,
  KeywordList: 7,
};

/** Adds the search attributes that the namespace does not have yet. */
export async function registerSearchAttributes(connection: Connection, namespace: string): Promise<void> {
  const { customAttributes } = await connection.operatorService.listSearchAttributes({ namespace });
  const missing = Object.entries(searchAttributeTypes).filter(
    ([name]) => !(name in (customAttributes ?? {})),
  );
  if (missing.length === 0) return;
  const searchAttributes = Object.fromEntries(
    missing.map(([name, type]) => [name, indexedValueTypes[type] ?? 2]),
  );
  await connection.operatorService.addSearchAttributes({ namespace, searchAttributes });
}
