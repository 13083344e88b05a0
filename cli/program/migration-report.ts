import { counted } from '../../domain/wording.rules.ts';
import type { Preview } from '../programs-api.ts';
import { table } from '../table.ts';
import type { Moved } from './move-cases.ts';

/** What moving would do, a row a case, and what to type to do it. */
export function previewInWords(previews: readonly Preview[]): string {
  if (previews.length === 0) return 'No running case has an older version';
  const blocked = previews.filter(({ problem }) => problem !== undefined).length;
  const headings = ['case', 'title', 'stands in', 'would stand in', 'what changes'];
  const ready = previews.length - blocked;
  const after = [
    `${counted(ready, 'case')} can be moved${blocked > 0 ? `, ${blocked} cannot` : ''}.`,
    ...(ready > 0 ? ['To move them, add: --yes --reason "<why>"'] : []),
  ];
  return [table(headings, previews.flatMap(rowsOf)), '', ...after].join('\n');
}

function rowsOf({ caseId, title, from, to, deadlines, newSteps, problem }: Preview): string[][] {
  const changes =
    problem === undefined
      ? [
          ...deadlines.map(
            ({ what, before, after, once }) =>
              `${what}: ${moment(before)} → ${moment(after)}${once ? `, once done: ${once.join(', ')}` : ''}`,
          ),
          ...newSteps.map((step) => `new: ${step}`),
        ]
      : [`cannot be moved: ${problem}`];
  const first = [
    caseId,
    title,
    `${from.stage} (${from.version})`,
    problem === undefined ? `${to.stage} (${to.version})` : '',
  ];
  const [change = 'nothing', ...more] = changes;
  return [[...first, change], ...more.map((one) => ['', '', '', '', one])];
}

const moment = (at: string | undefined) => at?.slice(0, 16).replace('T', ' ') ?? 'none';

/** What came of each case, counted, with those that were not moved one by one. */
export function movedInWords(moved: readonly Moved[], to: number): string {
  const of = (status: Moved['status']) => moved.filter((one) => one.status === status);
  const others = [...of('refused'), ...of('failed')];
  const left = of('left').length;
  return [
    `${counted(of('moved').length, 'case')} moved to version ${to}`,
    ...(others.length > 0
      ? [
          '',
          table(
            ['case', 'title', 'why not'],
            others.map(({ caseId, title, why = '' }) => [caseId, title, why]),
          ),
        ]
      : []),
    ...(left > 0
      ? ['', `Stopped; ${left} not looked at. The same command goes on there: what is moved stays moved.`]
      : []),
  ].join('\n');
}
