import type { Product } from './product.ts';
import { seedPeople } from './seed-data.ts';

/** What a person needs to know once everything is up. */
export function welcome({ portal, inbox, files, temporalUi, staffProvider, paths }: Product): string {
  const { northwindSeller, alpineSeller, channelManager, partnerOperations, ops } = seedPeople;
  const { legal, director, finance, admin, marketingManager, northwindMarketer, author } = seedPeople;
  const people = [
    ['A seller of a gold partner', northwindSeller],
    ['A seller of another partner', alpineSeller],
    ['The channel manager', channelManager],
    ['Partner operations', partnerOperations],
    ['A marketer of the gold partner', northwindMarketer],
    ['The channel marketing manager', marketingManager],
    ['Legal', legal],
    ['The channel director', director],
    ['Finance', finance],
    ['Ops, who write programs', ops],
    ['An author of courses and questions', author],
    ['An admin', admin],
  ] as const;
  return `
Throughline is up.

${rows([
  ['Portal', portal],
  ['Apply as a partner', `${portal}/apply/onboarding`],
  ['Console', `${portal}/console`],
  ['API reference', `${portal}/v1/docs`],
  ['Mail inbox', inbox],
  ['File store (S3)', files],
  ['Temporal UI', temporalUi ?? 'that of the server in TEMPORAL_ADDRESS'],
  ...(staffProvider ? [['Identity provider', staffProvider] as const] : []),
  ['API keys', paths.connection],
  ['Logs', paths.logs],
])}

Sign in with an address of these; the link arrives in the mail inbox.${
    staffProvider
      ? '\nThe vendor’s people choose “Sign in with the local provider” instead, and who they are.'
      : ''
  }

${rows(people.map(([what, person]) => [what, person.email]))}

Temporal UI shows what is encrypted to the browser in which ${ops.email} or ${admin.email} is signed in.

Five things to try

  1. Sign in as ${northwindSeller.email} and register a deal of 20,000. Approve it
     from the e-mail to ${channelManager.email}.
  2. Apply as a partner at /apply/onboarding. Decide on the application from the e-mails to ${partnerOperations.email}
     and ${channelManager.email}, and follow it in Temporal UI.
  3. Sign in as ${northwindMarketer.email}, choose Funds, and ask for 2,000 towards an event that costs 4,000. Grant it
     from the e-mail to ${marketingManager.email}, who sees under Funds where all the money is.
  4. Sign in as ${ops.email} and choose Programs, Partner onboarding, Open in the designer. Click the box of the
     agreement, add an earlier reminder, and play all scripts under Rehearsal: ninety days in seconds, and one script
     says what is different now.
  5. Sign in as ${northwindSeller.email}, choose Learning, and enrol in Basic training. Do the task, and grade it from
     the e-mail to ${channelManager.email}: the certificate has a page that anybody can check, and Standing says what
     the tier Gold still asks. Platform engineer, with a course and a quiz, is open to you then.

Ctrl-C stops everything; the state is kept for the next start. npm run reset clears it.
`;
}

function rows(pairs: readonly (readonly [string, string])[]): string {
  const width = Math.max(...pairs.map(([name]) => name.length));
  return pairs.map(([name, value]) => `  ${name.padEnd(width)}  ${value}`).join('\n');
}
