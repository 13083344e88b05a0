import type { NextStep } from '../../domain/cases/case.schema.ts';
import type { Frame, Names } from '../frame.ts';

/** Who has the ball, in words for the person who looks: "You", "Dana Whitfield or Marco Rossi", "Acme". */
export function whoHasTheBall(
  frame: Frame,
  { waitsFor, alarm }: Pick<NextStep, 'waitsFor' | 'alarm'>,
  names: Names,
  partnerName: string,
): string {
  const { party, roleLabel, personIds } = waitsFor;
  if (party === 'nobody') return 'Nobody: it goes on by itself';
  if (party === 'another-case') return 'Another case';
  if (alarm === 'nobody-can-act' && personIds.length === 0) return 'Nobody who can act';
  const me = frame.person?.id;
  const ids = [...personIds].sort((a, b) => Number(b === me) - Number(a === me));
  const known = ids.flatMap((id) => (id === me ? 'You' : (names[id] ?? [])));
  if (known.length > 0 && known.length === personIds.length && known.length <= 3) return eitherOf(known);
  if (known[0] === 'You') return `You, or ${personIds.length - 1} others`;
  if (party === 'vendor') return roleLabel ?? frame.branding.name;
  return frame.person?.partnerId === undefined ? partnerName : `Your team at ${partnerName}`;
}

/** Whether the person who looks is one of those who are waited for. */
export function isMine(frame: Frame, waitsFor: NextStep['waitsFor']): boolean {
  return frame.person !== undefined && waitsFor.personIds.includes(frame.person.id);
}

function eitherOf(names: readonly string[]): string {
  const last = names.at(-1) ?? '';
  return names.length === 1 ? last : `${names.slice(0, -1).join(', ')} or ${last}`;
}
