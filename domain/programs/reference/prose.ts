/** What cannot be read off the schema. */
export const introduction = `# Programs

Every field of a program of stages and steps: \`programs/onboarding.yaml\` is one. This page and
[the JSON Schema](program.schema.json) are made from the schema in \`domain/programs/\` by \`npm run reference\`, and a test
holds them against it. Deal registration has a page of its own: [The deal registration program](deal-registration-program.md).

A program is one file of YAML 1.2. With this first line, an editor that knows YAML completes it and says what each field
is for:

\`\`\`yaml
# yaml-language-server: $schema=../docs/reference/program.schema.json
\`\`\`

\`\`\`sh
npx throughline program validate programs/onboarding.yaml   # what is wrong, with line, column and what was meant
npx throughline program explain programs/onboarding.yaml    # as prose, and who does what, when
npx throughline program diagram programs/onboarding.yaml --out onboarding.svg
npx throughline program diff before.yaml after.yaml         # what changes, by its meaning
\`\`\`

Words used below:

- **Duration**: ISO 8601, in weeks, days, hours and minutes: \`P30D\`, \`PT16H\`. A day is 24 hours.
- **Business time**: time in which the calendar is open. **Wall-clock time**: every hour counts.
- **Short name**: lower-case letters, digits and hyphens: \`channel-manager\`. **Name**: letters and digits, such as
  \`financeApproval\`: conditions speak of it.
- **CEL**: an expression over what the case knows, see [Conditions, values and texts](#conditions-values-and-texts).`;

/** What the tables of fields do not say of defaults, rows and files. */
export const rowsOfForms = `A \`default\` fills a field in before anybody types: with what the case knows, \`default: request.amount\`, or with a value
of its own as CEL writes it, \`default: '"DE"'\` or \`default: "5"\`. Whoever gets the form sees it in the field, in the portal
and behind the link of an e-mail, and can change it. A default that cannot be computed, or that the field would not take, is
left out; what comes over the API is taken as it comes.

A field of the type \`lines\` takes rows. Rows that are left empty are dropped; what is wrong with another is told by its
number and column, as typed: \`costs.2.amount\` is the third row. The page adds up columns of money. With \`of\` there is one row
for each element of a list that the case knows, such as the lines of a claim that are accepted one by one; a column of it
may have a \`default\`, which knows that element as \`row\`: \`default: row.amount\`.

\`\`\`yaml
- name: costs
  type: lines
  label: What will it cost?
  columns:
    - { name: what, type: text, label: What }
    - { name: amount, type: money, label: Cost, currencies: [EUR, USD] }
\`\`\`

A field of the type \`files\` takes several files, each sent by itself; a form that starts a case cannot have one, since there
is no case yet that they could belong to. Each column has \`type\`, \`name\`, \`label\`, and may have \`help\`, \`required\` and \`default\`:`;

/** The language of conditions and texts. */
export const languageOfConditions = `## Conditions, values and texts

Conditions (\`when\`) and values (\`with\`, \`values\`, \`in\`, \`until\`) are written in the
[Common Expression Language](https://cel.dev). They are checked against the program: a name that does not exist, or a
comparison of things that cannot be compared, is refused with its place.

Known are \`partner\` (\`id\`, \`name\`, \`tier\`, \`country\`, \`competencies\`), \`now\`, the starting form by its name, and what each step left
behind by the step's id. A step that has not run yet has left empty values: \`approval.outcome == ""\`.

Steps go by the name, tier and country of the partner with which the case began. \`partner.competencies\` are the ids of
the [competencies](standing.md) that it holds at the moment at which the condition is evaluated, none for an applicant:
\`"installation" in partner.competencies\`.

| kind of value | how it is written and compared |
| --- | --- |
| text, choice, country | \`application.country == "DE"\`, \`application.company.startsWith("A")\`; empty if it was not filled in |
| whole number, number | \`application.people >= 10\`; both kinds can be mixed |
| yes or no | \`application.reseller\`; no if it was not filled in |
| list (\`choices\`) | \`application.products.exists(one, one == "platform")\`, \`size(application.products)\`; empty if nothing was chosen |
| money | \`approval.granted <= request.amount\`, \`request.amount - accept.paid\`; \`application.revenue.amount >= 50000\` in whole units, \`application.revenue.currency == "EUR"\` |
| rows (\`lines\`) | \`total(request.costs, "amount")\`, \`request.costs.all(row, row.amount.amount > 0)\`; empty if there are none |
| files | \`size(claim.invoices) > 0\`; each has \`id\`, \`name\`, \`type\`, \`size\`, \`sha256\` |
| date | \`details.start > date("2027-03-31")\`, \`details.start + days(30)\` |
| instant | \`now + hours(8)\`, \`date(now)\`; an instant and a date can be compared, the date as its start in UTC |

A number, an amount or a date that was not filled in has no value: ask \`has(application.revenue)\` first.
\`has\` tells of every kind of value whether it was filled in: \`has(details.start)\` is false too where nobody answered.

Money is exact: minor units are counted in whole numbers. Amounts of two currencies cannot be added up or compared, and an
amount never goes below zero: either is an error that says so. \`rates\` is known where the program has \`exchangeRates\`.

| function | what it gives |
| --- | --- |
| \`total(rows, "column")\` | the column added up; cells that are empty add nothing. \`total(rows, "column", "EUR")\` is EUR 0.00 where there are no rows; without a currency such a total has no value |
| \`share(money, percent)\` | so many percent of it, rounded once to a minor unit, half to the even one: half of EUR 0.01 is EUR 0.00, half of EUR 0.03 is EUR 0.02. Never more than the whole for 100 or less |
| \`least(money, money)\` | the smaller amount |
| \`period(date, date)\` | both days in words, or the one: \`10 February 2027\`, \`1 March 2027 to 12 March 2027\` |
| \`convert(money, "EUR", rates)\` | its value in another currency, at the rates of the program, rounded once, half to even |

Functions: \`has\`, \`size\`, \`string\`, \`int\`, \`double\`, \`date\`, \`days\`, \`hours\`, \`timestamp\`, \`duration\`; of texts \`contains\`,
\`startsWith\`, \`endsWith\`, \`lowerAscii\`, \`upperAscii\`, \`trim\`, \`split\`, \`substring\`, \`indexOf\`; of lists \`all\`, \`exists\`,
\`exists_one\`, \`filter\`, \`map\`, \`join\`, no more than two of the macros inside one another. Regular expressions are left
out, and so is everything that could take long: an expression has at most 2,000 characters, and what it may compute is
bounded.

Texts (\`title\`, \`text\`, \`subject\`, \`caseTitle\`) hold expressions in \`{{ }}\`. Money is written as \`EUR 50,000.00\`, a date
as \`2027-03-31\`, an instant as \`2027-03-31 09:00 UTC\`; what was not filled in is left empty.`;
