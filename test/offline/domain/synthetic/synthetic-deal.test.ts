import { expect, test } from 'vitest';
import { readBooks } from '../../../../cli/cost/books.ts';
import { syntheticMonth } from '../../../../domain/costs/synthetic.rules.ts';
import { approvalLevels } from '../../../../domain/deals/approval.rules.ts';
import { dealInputSchema } from '../../../../domain/deals/deal.schema.ts';
import { earliestToday, settleRegistration } from '../../../../domain/deals/registration.rules.ts';
import { partnerSchema } from '../../../../domain/partners/partner.schema.ts';
import { personSchema } from '../../../../domain/people/person.schema.ts';
import {
  syntheticProgram,
  syntheticRegistration,
} from '../../../../domain/synthetic/synthetic-deal.rules.ts';
import {
  syntheticApprover,
  syntheticPartner,
  syntheticRole,
  syntheticSeller,
} from '../../../../domain/synthetic/synthetic-partner.ts';
import { isAllowed } from '../../../../handlers/services/permissions.ts';
import { shippedProgram } from '../../../support/deal-harness.ts';

const now = new Date('2026-11-30T09:00:00.000Z');

test('its program is a program, in which nobody but the synthetic approver decides', () => {
  const shipped = shippedProgram();
  const program = syntheticProgram(shipped);

  expect(program.roles).toHaveProperty(syntheticRole);
  const { approval, protection, disputes, autoApprove } = program;
  for (const decision of [...approval.levels, protection.extensions.approval, disputes])
    expect(decision).toMatchObject({ role: syntheticRole, quorum: 'any' });
  expect(JSON.stringify([approval, protection, disputes])).not.toContain('escalation');
  expect(autoApprove).toEqual([]);
  const any = {
    value: { amount: 1, currency: 'EUR' },
    tier: 'synthetic',
    productFamily: 'none',
    territory: 'dach',
  };
  expect(approvalLevels(program, { ...any, competencies: [], nearMatches: 3 })).toHaveLength(1);
  expect(shipped.approval.levels[0]?.role).not.toBe(syntheticRole);
});

test('what it registers is taken by any program, and the customer is another one each time', () => {
  const program = shippedProgram();
  const input = (runId: string) => syntheticRegistration(program, runId, now);
  const settle = (runId: string) =>
    settleRegistration(input(runId), {
      program,
      partner: syntheticPartner,
      earliestClose: earliestToday(now),
    });

  expect(dealInputSchema.parse(input('run-1'))).toEqual(input('run-1'));
  const [one, other] = [settle('0a1b'), settle('0a1c')];
  if ('problems' in one || 'problems' in other) throw new Error('A synthetic registration was refused');
  expect(one.registration.identityKeys).not.toEqual(other.registration.identityKeys);
});

test('its partner and people are as any, and the approver reaches nothing by a role', () => {
  expect(partnerSchema.parse(syntheticPartner)).toEqual(syntheticPartner);
  for (const person of [syntheticSeller, syntheticApprover])
    expect(personSchema.parse(person)).toEqual(person);
  const caller = { person: syntheticApprover, via: 'email-link' } as const;
  expect(isAllowed(caller, 'submit-deal')).toBe(false);
  expect(isAllowed(caller, 'revoke')).toBe(false);
});

test('what it costs goes with how often it runs, but for its metrics and its alarm', () => {
  const books = readBooks();
  const [five, ten] = [syntheticMonth(5, books), syntheticMonth(10, books)];

  expect(five.runs).toBe(8760);
  expect(five.temporal).toBeCloseTo(2 * ten.temporal);
  expect(five.total).toBeLessThan(2 * ten.total);
});
