/**
 * The one table: its keys and indexes, shared by the store, the local set-up and the stack that deploys it. Every item
 * and what it costs to read: docs/technical-description/table.md.
 *
 * | access pattern                                   | read                                              |
 * | ------------------------------------------------ | ------------------------------------------------- |
 * | a case with its trail                            | Query pk = DEAL#id                                |
 * | a partner's cases, newest first                  | Query gsi1 gsi1pk = PARTNER#id                    |
 * | a partner's cases in one stage, newest first     | Query gsi1 gsi1pk = PARTNER#id#STAGE#stage        |
 * | the vendor's cases in one stage, newest first    | Query gsi2 gsi2pk = STAGE#stage                   |
 * | a person's open tasks, most urgent first         | Query pk = INBOX#personId                         |
 * | who holds a customer                             | Get pk = SLOT#slot, sk = HOLDER; pk = ACCOUNT#key |
 * | who waits for a customer, first come first       | Query pk = SLOT#slot, sk begins with WAITS#       |
 * | a deal's place in the queue                      | Get pk = QUEUED#dealId                            |
 * | what a release or an award came to               | Get pk = DONE#step#dealId                         |
 * | customers that resemble a name                   | Query pk = TOKEN#token, a few tokens              |
 * | a person by id, by e-mail; an API key            | Get pk = PERSON#id, EMAIL#address, APIKEY#hash    |
 * | people with a role                               | Query pk = ROLE#vendor#role, ROLE#partner#id#role |
 * | everybody of the vendor, or of a partner         | Query pk = STAFF#vendor, STAFF#partner#id         |
 * | a partner; all partners by id                    | Get pk = PARTNER#id; Query gsi1pk = PARTNERS      |
 * | partners and applications like one              | Query pk = KNOWN#key or token, a few of them      |
 * | what is filed of a partner or application        | Get pk = KNOWN-PARTNER#id                         |
 * | whether an action was done, and its answer       | Get pk = DEED#key                                 |
 * | a signed document with its PDF                   | Query pk = DOCUMENT#id                            |
 * | the current or one version of a program          | Query or Get pk = PROGRAM#id                      |
 * | a request's answer, a nonce, a rate, a mail      | Get or Update pk = REQUEST#, NONCE#, RATE#, MAIL# |
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
