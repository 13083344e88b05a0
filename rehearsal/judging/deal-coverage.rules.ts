import { dealOutcomes } from '../../domain/deals/stages.ts';
import type { DealProgram } from '../../domain/programs/deal-registration.schema.ts';
import type { CoverageKind, CoveragePoint } from './coverage-point.ts';

/** The rule that has approved a deal, as a way that the deal took. */
export const ruleWay = (name: string): string => `rule/${name}`;

/** Everything of a deal registration program that can be walked, in the order in which deals come to it. */
export function pointsOfDeal(program: DealProgram): CoveragePoint[] {
  const { approval, autoApprove, protection } = program;
  const decided = ['approve', 'reject'];
  return [
    silence('conflict'),
    ...asked('offer', ['accept', 'decline']),
    ...asked('dispute', decided),
    ...autoApprove.map(({ name }) => point('way', ruleWay(name), `the rule "${name}"`)),
    ...approval.levels.flatMap(({ name }) => asked(`approval/${name}`, [...decided, 'request-changes'])),
    ...asked('changes', ['resubmit']),
    ...asked('progress', ['report', 'give-up']),
    ...(protection.extensions.max > 0 ? asked('extension', decided) : []),
    ...endings(),
  ];
}

const point = (kind: CoverageKind, path: string, name: string): CoveragePoint => ({ kind, path, name });

const silence = (path: string) => point('silence', path, `silence at ${path}`);

/** A question: that it is asked, each of its answers, and that nobody answers. */
function asked(path: string, outcomes: readonly string[]): CoveragePoint[] {
  return [
    point('step', path, `the step ${path}`),
    ...outcomes.map((outcome) => point('answer', `${path}/${outcome}`, `the answer ${outcome} to ${path}`)),
    silence(path),
  ];
}

/** A transfer needs a second case, and a rehearsal plays one. */
function endings(): CoveragePoint[] {
  return Object.entries(dealOutcomes)
    .filter(([id]) => id !== 'transferred')
    .map(([id, label]) => point('outcome', id, `the outcome ${id} (${label})`));
}
