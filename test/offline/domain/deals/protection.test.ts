import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Protection, Registration } from '../../../../domain/deals/deal.schema.ts';
import {
  extendProtection,
  nextProtectionMoment,
  passReminders,
  refuseExtension,
  startProtection,
} from '../../../../domain/deals/protection.rules.ts';
import { slotsOf } from '../../../../domain/deals/slots.rules.ts';
import { shipped } from './program.ts';

const day = 86_400_000;
const start = '2026-10-14T08:00:00.000Z';
const daysOn = (days: number) => new Date(Date.parse(start) + days * day).toISOString();
const none = { extension: false, progress: false };

describe('protection', () => {
  it('lasts as long as the program says, or as it lasted before a transfer', () => {
    expect(startProtection(shipped, start).until).toBe(daysOn(90));
    expect(startProtection(shipped, start, daysOn(12)).until).toBe(daysOn(12));
  });

  it('begins with nothing said: no reminder was sent, no extension used', () => {
    expect(startProtection(shipped, start)).toMatchObject({ remindersSent: [], extensionsUsed: 0 });
  });

  it('under other rules leaves out what these would have said by now, and keeps what is still to be said', () => {
    const protection = startProtection(shipped, start);

    expect(passReminders(shipped, protection, daysOn(75)).remindersSent).toEqual([30 * day]);
    expect(passReminders(shipped, protection, daysOn(76)).remindersSent).toEqual([30 * day, 14 * day]);
  });

  it('asks for no progress when it would come with the end, or after it', () => {
    const last = { ...startProtection(shipped, start), remindersSent: [30 * day, 14 * day, 3 * day] };
    const next = (days: number) =>
      nextProtectionMoment(shipped, { ...last, lastProgressAt: daysOn(days) }, none)?.kind;

    expect([59, 60, 61].map(next)).toEqual(['ask-progress', 'expire', 'expire']);
  });

  it('asks for progress, reminds and ends, each at its moment', () => {
    let protection = startProtection(shipped, start);
    const seen: string[] = [];
    for (let moment = nextProtectionMoment(shipped, protection, none); moment; ) {
      seen.push(`${moment.kind} ${(Date.parse(moment.at) - Date.parse(start)) / day}`);
      if (moment.kind === 'expire') break;
      if (moment.kind === 'remind')
        protection = { ...protection, remindersSent: [...protection.remindersSent, moment.before] };
      else protection = { ...protection, lastProgressAt: moment.at };
      moment = nextProtectionMoment(shipped, protection, none);
    }

    expect(seen).toEqual([
      'ask-progress 30',
      'remind 60',
      'ask-progress 60',
      'remind 76',
      'remind 87',
      'expire 90',
    ]);
  });

  it('does not end while an extension is decided, nor asks for progress twice', () => {
    const protection: Protection = {
      ...startProtection(shipped, start),
      remindersSent: [30 * day, 14 * day, 3 * day],
    };

    expect(nextProtectionMoment(shipped, protection, { extension: true, progress: true })).toBeUndefined();
    expect(nextProtectionMoment(shipped, protection, { extension: true, progress: false })?.kind).toBe(
      'ask-progress',
    );
    expect(nextProtectionMoment(shipped, protection, { extension: false, progress: true })?.kind).toBe(
      'expire',
    );
  });

  it('sends no reminder that would have come before it began', () => {
    const short = startProtection(shipped, start, daysOn(10));

    expect(nextProtectionMoment(shipped, short, none)).toMatchObject({ kind: 'remind', at: daysOn(7) });
  });

  it('is extended from its end, with fresh reminders, as often as the program gives', () => {
    const once = extendProtection(
      shipped,
      { ...startProtection(shipped, start), remindersSent: [30 * day] },
      daysOn(80),
    );
    const twice = extendProtection(shipped, once, daysOn(100));

    expect(once).toMatchObject({
      until: daysOn(120),
      extensionsUsed: 1,
      remindersSent: [],
      lastProgressAt: daysOn(80),
    });
    expect(refuseExtension(shipped, once)).toBeUndefined();
    expect(twice.until).toBe(daysOn(150));
    expect(refuseExtension(shipped, twice)).toBe(
      'Protection can be extended 2 times by 30 days, and has been.',
    );
  });
});

describe('the slots of a registration', () => {
  const registration = (identityKeys: string[], productFamily: string, territory: string) =>
    ({ identityKeys, productFamily, territory }) as unknown as Registration;

  it('are one for each key', () => {
    expect(slotsOf(registration(['domain:acme.com', 'name:acme|DE'], 'platform', 'dach'))).toEqual([
      'domain:acme.com#platform#dach',
      'name:acme|DE#platform#dach',
    ]);
  });

  it('meet only for a common key in the same family and territory', () => {
    const key = fc.constantFrom('domain:a.com', 'domain:b.com', 'name:a|DE', 'name:b|DE');
    const arbitrary = fc.record({
      keys: fc.uniqueArray(key, { minLength: 1 }),
      family: fc.constantFrom('platform', 'security'),
      territory: fc.constantFrom('dach', 'fr'),
    });
    const law = fc.property(arbitrary, arbitrary, (a, b) => {
      const slots = slotsOf(registration(b.keys, b.family, b.territory));
      const meet = slotsOf(registration(a.keys, a.family, a.territory)).some((slot) => slots.includes(slot));
      const alike =
        a.family === b.family && a.territory === b.territory && a.keys.some((one) => b.keys.includes(one));
      expect(meet).toBe(alike);
    });
    fc.assert(law);
  });
});
