import { ballIn } from '../../domain/cases/ball.rules.ts';
import type { NextStep } from '../../domain/cases/case.schema.ts';
import type { Frame, Names } from '../frame.ts';

/** Who has the ball, in words for the person who looks: "You", "Dana Whitfield or Marco Rossi", "Acme". */
export function whoHasTheBall(
  { person, branding }: Frame,
  next: Pick<NextStep, 'waitsFor' | 'alarm'>,
  names: Names,
  partnerName: string,
): string {
  return ballIn(next, { person, names, partnerName, vendorName: branding.name });
}

/** Whether the person who looks is one of those who are waited for. */
export function isMine(frame: Frame, waitsFor: NextStep['waitsFor']): boolean {
  return frame.person !== undefined && waitsFor.personIds.includes(frame.person.id);
}
