/**
 * The one table: its keys and indexes, shared by the store, the local set-up and the stack that deploys it. Every item
 * and what it costs to read: docs/technical-description/table.md.
 *
 * | access pattern                                   | read                                              |
 * | ------------------------------------------------ | ------------------------------------------------- |
 * | a case of any kind with its trail                | Query pk = CASE#id                                |
 * | some cases, without their trails                 | BatchGet pk = CASE#id, sk = CASE                  |
 * | a partner's deals, newest first                  | Query gsi1 gsi1pk = PARTNER#id#DEALS              |
 * | a partner's deals in one stage, newest first     | Query gsi1 gsi1pk = PARTNER#id#DEALS#stage        |
 * | deals in one stage, newest first                 | Query gsi2 gsi2pk = DEALS#stage                   |
 * | deals that a partner has won                     | Query gsi1 gsi1pk = PARTNER#id#DEALS#closed       |
 * | deals that were won since an instant             | Query gsi2 gsi2pk = DEALS-WON, gsi2sk > instant   |
 * | a partner's other cases, newest first            | Query gsi1 gsi1pk = PARTNER#id#CASES              |
 * | a partner's cases of one program, newest first   | Query gsi1 gsi1pk = PARTNER#id#CASES#program      |
 * | cases of one program, newest first               | Query gsi2 gsi2pk = CASES#program                 |
 * | cases of one program in one stage, newest first  | Query gsi2 gsi2pk = CASES#program#stage           |
 * | cases that run under versions below one          | Query gsi2 gsi2pk = OPEN#program, gsi2sk < V#n    |
 * | cases that have a word, or one that begins so   | Query pk = FIND#xy, FIND-OF#partnerId#xy, a few   |
 * | by what a case is filed                         | Get pk = FILED#caseId                             |
 * | a person's open tasks, most urgent first         | Query pk = INBOX#personId                         |
 * | who holds a customer                             | Get pk = SLOT#slot, sk = HOLDER; pk = ACCOUNT#key |
 * | who waits for a customer, first come first       | Query pk = SLOT#slot, sk begins with WAITS#       |
 * | a deal's place in the queue                      | Get pk = QUEUED#dealId                            |
 * | what a release or an award came to               | Get pk = DONE#step#dealId                         |
 * | customers that resemble a name                   | Query pk = TOKEN#token, a few tokens              |
 * | a person by id, by e-mail; an API key            | Get pk = PERSON#id, EMAIL#address, APIKEY#hash    |
 * | whom an account of a provider stands for          | Get pk = IDENTITY#sha256                          |
 * | with which accounts somebody signs in            | Query pk = SIGNS-IN#personId                      |
 * | somebody's passkeys                              | Query pk = PASSKEYS#personId                      |
 * | people with a role                               | Query pk = ROLE#vendor#role, ROLE#partner#id#role |
 * | everybody of the vendor, or of a partner         | Query pk = STAFF#vendor, STAFF#partner#id         |
 * | an invitation; those of a company, by address    | Get pk = INVITATION#id; Query pk = INVITATIONS#…  |
 * | a partner; all partners by id                    | Get pk = PARTNER#id; Query gsi1pk = PARTNERS      |
 * | partners and applications like one              | Query pk = KNOWN#key or token, a few of them      |
 * | what is filed of a partner or application        | Get pk = KNOWN-PARTNER#id                         |
 * | whether an action was done, and its answer       | Get pk = DEED#key                                 |
 * | a signed document with its PDF                   | Query pk = DOCUMENT#id                            |
 * | the versions of a program; the one in force      | Query pk = PROGRAM#id, sk begins with V#          |
 * | a version's source, and what it was compiled to  | Get pk = PROGRAM#id, sk = SOURCE#hash, COMPILED#  |
 * | all versions of all programs                     | Query gsi1 gsi1pk = PROGRAMS                      |
 * | the scripts that rehearse a version              | Get pk = PROGRAM#id, sk = SCRIPTS#hash            |
 * | drafts of programs, the last saved first         | Query gsi1 gsi1pk = PROGRAM-DRAFTS                |
 * | a draft with its texts                           | BatchGet pk = PROGRAM-DRAFT#id, sk = DRAFT, TEXTS |
 * | who has a draft open                             | Query pk = PROGRAM-DRAFT#id, sk begins with HERE# |
 * | what was typed into a form; an application       | Get pk = DRAFT#key, APPLICATION#id                |
 * | a file that was uploaded with a form             | Query pk = FILE#sha256                            |
 * | funds, the last to end first                     | Query gsi1 gsi1pk = FUNDS                         |
 * | a fund; its allocations                          | Query pk = FUND#id                                |
 * | allocations that a partner may use               | Query pk = ALLOTTED#..., 3 of them; BatchGet      |
 * | a case's money with its entries                  | Query pk = MDF#caseId                             |
 * | activities of a partner, of a fund               | Query gsi1, gsi2 PARTNER#, FUND#id#ACTIVITIES     |
 * | entries of a partner, of a fund                  | the same and gsi1, gsi2 ...#id#ENTRIES            |
 * | a payment; a file of payments                    | Get pk = PAYMENT#id, PAYMENT-BATCH#id             |
 * | payments of a partner, by status                 | Query gsi1 PARTNER#id#PAYMENTS, gsi2 PAYMENTS#    |
 * | where an invoice or a file was claimed           | Query pk = CLAIMED#name                           |
 * | a certificate; which one a person holds          | Get pk = CERTIFICATE#number, HELD#personId#what   |
 * | certificates: all, or of a kind, newest first    | Query gsi1, gsi2 CERTIFICATES, CERTIFICATES#what  |
 * | certificates of a partner, of a person           | Query gsi1, gsi2 PARTNER#, PERSON#id#CERTIFICATES |
 * | the keys that certificates are signed with       | Query pk = CERTIFICATE-KEYS                       |
 * | an attempt at a quiz with its answers            | Get pk = ATTEMPT#caseId, sk = step                |
 * | graded attempts at a bank, newest first          | Query gsi1 gsi1pk = BANK#id#ATTEMPTS              |
 * | what somebody has read of a course               | Query pk = READING#personId#course                |
 * | courses, banks: the newest of each, by id        | Query gsi1 gsi1pk = MATERIALS#kind                |
 * | one of them; its versions; a version's text      | Get or Query pk = MATERIAL#kind#id                |
 * | questions of a bank that were withdrawn          | Query pk = WITHDRAWN#bankId                       |
 * | what somebody is enrolled in                     | Query pk = LEARNER#personId                       |
 * | what a result of an outside exam was taken by     | Get pk = EXAM-RESULT#provider#resultId            |
 * | what tiers ask, by versions                      | Query pk = STANDING-RULES                         |
 * | how a partner stands                             | Get pk = STANDING#partnerId                       |
 * | how partners stand: all, or of a tier            | Query gsi1, gsi2 STANDINGS, STANDINGS#tier        |
 * | what was done on a day, in a chain's order      | Query pk = AUDIT#day/shard, 16 of them            |
 * | what somebody did; what was done on something    | Query gsi1 AUDIT-BY#who, gsi2 AUDIT-OF#id         |
 * | whether an act has its record; anchors           | Put pk = AUDIT-ACT#hash; Query pk = AUDIT-ANCHORS |
 * | the files that were sent into a case             | Query pk = UPLOADS#caseId                         |
 * | a request's answer, a nonce, a rate, a mail      | Get or Update pk = REQUEST#, NONCE#, RATE#, MAIL# |
 * | endpoints of other systems; one of them          | Query or Get pk = WEBHOOKS                        |
 * | an event on its way to an endpoint               | Get pk = WEBHOOK#id, sk = DELIVERY#eventId        |
 * | what is to be sent to an endpoint, in its order  | Query pk = WEBHOOK-DUE#id, sk < instant           |
 * | what went to an endpoint; what was given up      | Query gsi1, gsi2 WEBHOOK#id#DELIVERIES, #FAILED   |
 * | records of the stream that lie aside             | Query pk = STREAM-ASIDE                           |
 * | an erasure, how far it is; what was gathered      | Get pk = ERASURE#personId, PERSON-DATA#personId   |
 * | requests to be erased, the last first           | Query gsi1 gsi1pk = ERASURES                      |
 * | everything, to erase somebody from it           | Scan, by workers alone                            |
 * | whether an address gets no e-mail any more       | Get pk = ADDRESS#sha256                           |
 */
export const table = {
  partitionKey: 'pk',
  sortKey: 'sk',
  indexes: [
    { name: 'gsi1', partitionKey: 'gsi1pk', sortKey: 'gsi1sk' },
    { name: 'gsi2', partitionKey: 'gsi2pk', sortKey: 'gsi2sk' },
  ],
  timeToLive: 'expiresAt',
  /** The sort keys of items whose changes the stream’s function is called for (domain/webhooks/events-of.rules.ts). */
  news: ['CASE', 'ACTIVITY', 'PAYMENT', 'CERTIFICATE', 'PARTNER'],
} as const;
