import { listed } from '../wording.rules.ts';
import type { NextStep } from './case.schema.ts';

/** Who reads of a case, and how what it speaks of is called. */
export interface BallReader {
  /** Absent where nobody is signed in. */
  readonly person?: { readonly id: string; readonly partnerId?: string | undefined } | undefined;
  /** Names for people's ids. An id that is not in it has no name to show. */
  readonly names: Readonly<Record<string, string>>;
  readonly partnerName: string;
  readonly vendorName: string;
}

/** Who has the ball, in words for the person who looks: "You", "Dana Whitfield or Marco Rossi", "Acme". */
export function ballIn(
  { waitsFor, alarm }: Pick<NextStep, 'waitsFor' | 'alarm'>,
  { person, names, partnerName, vendorName }: BallReader,
): string {
  const { party, roleLabel, personIds } = waitsFor;
  if (party === 'nobody') return 'Nobody: it goes on by itself';
  if (party === 'another-case') return 'Another case';
  if (alarm === 'nobody-can-act' && personIds.length === 0) return 'Nobody who can act';
  const me = person?.id;
  const ids = [...personIds].sort((a, b) => Number(b === me) - Number(a === me));
  const known = ids.flatMap((id) => (id === me ? 'You' : (names[id] ?? [])));
  if (known.length > 0 && known.length === personIds.length && known.length <= 3) return listed(known, 'or');
  const others = personIds.length - 1;
  if (known[0] === 'You') return `You, or ${others} ${others === 1 ? 'other' : 'others'}`;
  if (party === 'vendor') return roleLabel ?? vendorName;
  return person?.partnerId === undefined ? partnerName : `Your team at ${partnerName}`;
}
