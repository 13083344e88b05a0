/**
 * The one table: its keys and indexes, shared by the store, the local set-up and the stack that deploys it.
 *
 * | access pattern                              | read                                   |
 * | ------------------------------------------- | -------------------------------------- |
 * | a case with its trail                       | Query pk = DEAL#id                     |
 * | a partner's cases, newest first             | Query gsi1 gsi1pk = PARTNER#id         |
 * | the vendor's cases by stage, newest first   | Query gsi2 gsi2pk = STAGE#stage        |
 * | a person's open tasks, most urgent first    | Query pk = INBOX#personId              |
 * | who holds a customer, and who waits         | Query pk = SLOT#key#family#territory   |
 * | customers that resemble a name              | Query pk = TOKEN#token (a few tokens)  |
 * | a person by id; by e-mail; by role          | Get; Query gsi1; Query gsi2            |
 * | a partner; an API key; a program version    | Get                                    |
 */
export const table = {
  partitionKey: 'pk',
  sortKey: 'sk',
  indexes: [
    { name: 'gsi1', partitionKey: 'gsi1pk', sortKey: 'gsi1sk' },
    { name: 'gsi2', partitionKey: 'gsi2pk', sortKey: 'gsi2sk' },
  ],
  timeToLive: 'expiresAt',
} as const;
