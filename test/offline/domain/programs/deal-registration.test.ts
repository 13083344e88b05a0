import { describe, expect, it } from 'vitest';
import { dealProgramSchema } from '../../../../domain/programs/deal-registration.schema.ts';
import { durationSchema } from '../../../../domain/programs/duration.ts';
import { shipped, shippedYaml } from '../deals/program.ts';

type Node = Record<string, unknown>;
/** The problems of the shipped program after one change, as `path: message`. */
function problemsAfter(change: (program: Node) => void): string[] {
  const program = structuredClone(shippedYaml());
  change(program);
  const { error } = dealProgramSchema.safeParse(program);
  return (error?.issues ?? []).map(({ path, message }) => `${path.join('.')}: ${message}`);
}
const at = (program: Node, ...path: (string | number)[]) =>
  path.reduce<unknown>((node, step) => (node as Node)[step], program) as Node;

describe('the shipped program', () => {
  it('is right, with durations in milliseconds', () => {
    expect(shipped.protection.period).toBe(90 * 86_400_000);
    expect(shipped.approval.levels.map(({ role }) => role)).toEqual(['channel-manager', 'finance']);
    expect(shipped.territories.nordics).toContain('NO');
  });

  it.each<[string, (program: Node) => void, string]>([
    [
      'an unknown role',
      (program) => Object.assign(at(program, 'approval', 'levels', 1), { role: 'legal' }),
      'approval.levels.1.role: There is no role legal; there are channel-manager, channel-director, finance',
    ],
    [
      'an escalation to nobody',
      (program) => Object.assign(at(program, 'disputes', 'escalation'), { to: 'ceo' }),
      'disputes.escalation.to: There is no role ceo; there are channel-manager, channel-director, finance',
    ],
    [
      'a rule on an unknown product family',
      (program) => Object.assign(at(program, 'autoApprove', 0, 'when'), { productFamilies: ['toys'] }),
      'autoApprove.0.when.productFamilies: There is no product family toys; there are platform, security, analytics',
    ],
    [
      'a rule on an unknown territory',
      (program) => Object.assign(at(program, 'approval', 'levels', 1, 'when'), { territories: ['mars'] }),
      'approval.levels.1.when.territories: There is no territory mars; there are dach, nordics, benelux, uk-ireland, north-america',
    ],
    [
      'a reminder after the outcome at silence',
      (program) => Object.assign(at(program, 'approval', 'levels', 0), { reminders: ['PT40H'] }),
      'approval.levels.0.reminders: A reminder must come before the outcome at silence',
    ],
    [
      'an escalation after the outcome at silence',
      (program) =>
        Object.assign(at(program, 'protection', 'extensions', 'approval', 'escalation'), { after: 'PT24H' }),
      'protection.extensions.approval.escalation.after: The escalation must come before the outcome at silence',
    ],
    [
      'no rate for its own currency',
      (program) => Object.assign(program, { currency: 'DKK' }),
      "exchangeRates.DKK: The rate of the program's own currency must be given, and be 1",
    ],
    [
      'a day that ends before it starts',
      (program) => Object.assign(at(program, 'calendar'), { to: '08:00' }),
      'calendar.to: Working hours must end after they start',
    ],
    [
      'an unknown time zone',
      (program) => Object.assign(at(program, 'calendar'), { timeZone: 'Berlin' }),
      'calendar.timeZone: Give an IANA time zone such as Europe/Berlin',
    ],
    [
      'a duration in words',
      (program) => Object.assign(at(program, 'protection'), { period: '90 days' }),
      'protection.period: Write an ISO 8601 duration such as P30D or PT16H',
    ],
  ])('with %s is refused at its place', (_what, change, problem) => {
    expect(problemsAfter(change)).toContain(problem);
  });

  it('with a word that the schema does not have is refused', () => {
    expect(problemsAfter((program) => Object.assign(program, { proection: {} }))).toEqual([
      ': Unrecognized key: "proection"',
    ]);
  });
});

describe('a duration', () => {
  it.each([
    ['P1D', 86_400_000],
    ['P2W', 14 * 86_400_000],
    ['PT90M', 5_400_000],
    ['P1DT2H', 93_600_000],
    ['PT0M', 0],
  ])('%s is %d ms', (text, ms) => {
    expect(durationSchema.parse(text)).toBe(ms);
  });

  it.each(['P', 'PT', 'P1M', 'P1Y', '1D', '-P1D', 'P1.5D', 'PT1S', 'P1DT'])('%s is refused', (text) => {
    expect(durationSchema.safeParse(text).success).toBe(false);
  });
});
