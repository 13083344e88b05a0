import type { Product } from './product.ts';
import { seedPeople } from './seed-data.ts';

/** What a person needs to know once everything is up. */
export function welcome({ portal, inbox, temporalUi, paths }: Product): string {
  const { northwindSeller, alpineSeller, channelManager, finance, admin } = seedPeople;
  const people = [
    ['A seller of a gold partner', northwindSeller],
    ['A seller of another partner', alpineSeller],
    ['The channel manager', channelManager],
    ['Finance', finance],
    ['An admin', admin],
  ] as const;
  return `
Throughline is up.

${rows([
  ['Portal', portal],
  ['Console', `${portal}/console`],
  ['API reference', `${portal}/v1/docs`],
  ['Mail inbox', inbox],
  ['Temporal UI', temporalUi ?? 'that of the server in TEMPORAL_ADDRESS'],
  ['API keys', paths.connection],
  ['Logs', paths.logs],
])}

Sign in with an address of these; the link arrives in the mail inbox.

${rows(people.map(([what, person]) => [what, person.email]))}

Three things to try

  1. Sign in as ${northwindSeller.email} and register a deal of 20,000.
  2. Open the mail inbox, and approve the deal from the e-mail to ${channelManager.email}.
  3. Register the same customer as ${alpineSeller.email}, and follow both in Temporal UI.

Ctrl-C stops everything; the state is kept for the next start. npm run reset clears it.
`;
}

function rows(pairs: readonly (readonly [string, string])[]): string {
  const width = Math.max(...pairs.map(([name]) => name.length));
  return pairs.map(([name, value]) => `  ${name.padEnd(width)}  ${value}`).join('\n');
}
