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

/** The language of conditions and texts. */
export const languageOfConditions = `## Conditions, values and texts

Conditions (\`when\`) and values (\`with\`, \`values\`, \`in\`, \`until\`) are written in the
[Common Expression Language](https://cel.dev). They are checked against the program: a name that does not exist, or a
comparison of things that cannot be compared, is refused with its place.

Known are \`partner\` (\`id\`, \`name\`, \`tier\`, \`country\`), \`now\`, the starting form by its name, and what each step left
behind by the step's id. A step that has not run yet has left empty values: \`approval.outcome == ""\`.

| kind of value | how it is written and compared |
| --- | --- |
| text, choice, country | \`application.country == "DE"\`, \`application.company.startsWith("A")\`; empty if it was not filled in |
| whole number, number | \`application.people >= 10\`; both kinds can be mixed |
| yes or no | \`application.reseller\`; no if it was not filled in |
| list (\`choices\`) | \`application.products.exists(one, one == "platform")\`, \`size(application.products)\`; empty if nothing was chosen |
| money | \`application.revenue.amount >= 50000\` in whole units, \`application.revenue.currency == "EUR"\` |
| date | \`details.start > date("2027-03-31")\`, \`details.start + days(30)\` |
| instant | \`now + hours(8)\`, \`date(now)\`; an instant and a date can be compared, the date as its start in UTC |

A number, an amount or a date that was not filled in has no value: ask \`has(application.revenue)\` first.

Functions: \`has\`, \`size\`, \`string\`, \`int\`, \`double\`, \`date\`, \`days\`, \`hours\`, \`timestamp\`, \`duration\`; of texts \`contains\`,
\`startsWith\`, \`endsWith\`, \`lowerAscii\`, \`upperAscii\`, \`trim\`, \`split\`, \`substring\`, \`indexOf\`; of lists \`all\`, \`exists\`,
\`exists_one\`, \`filter\`, \`map\`, \`join\`, no more than two of the macros inside one another. Regular expressions are left
out, and so is everything that could take long: an expression has at most 2,000 characters, and what it may compute is
bounded.

Texts (\`title\`, \`text\`, \`subject\`, \`caseTitle\`) hold expressions in \`{{ }}\`. Money is written as \`EUR 50,000.00\`, a date
as \`2027-03-31\`, an instant as \`2027-03-31 09:00 UTC\`; what was not filled in is left empty.`;
