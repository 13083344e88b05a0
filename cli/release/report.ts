import { canWork } from '../../handlers/releases/release.rules.ts';
import type { Release, Releases } from '../../handlers/releases/release.ts';
import { table } from '../table.ts';

type Row = Release & { readonly cases: number; readonly pinned: number };

const headings = ['release', 'has', 'since', 'workers', 'running cases', 'pinned'];

/** The releases as a table, and what is amiss. */
export function listed(rows: readonly Row[], { unversioned }: Releases): string {
  const remarks = rows.filter(isStranded).map(({ id }) => `${id} has work and no workers: cases wait.`);
  if (unversioned > 0)
    remarks.push(`Workers without a release: ${unversioned}. They get no work once a release is current.`);
  const text = table(headings, rows.map(cellsOf));
  return remarks.length > 0 ? `${text}\n\n${remarks.join('\n')}` : text;
}

const isStranded = (row: Row) => !canWork(row) && (row.standing === 'current' || row.standing === 'ramping');

function cellsOf({
  id,
  standing,
  share,
  registeredAt,
  endedAt,
  takenBackAt,
  workers,
  invoked,
  cases,
  pinned,
}: Row) {
  const has = {
    waiting: 'no work yet',
    ramping: `${share ?? 0} % of the cases`,
    current: 'all other work',
    draining: takenBackAt ? 'none: taken back' : 'none any more',
    drained: takenBackAt ? 'none: taken back' : 'none any more',
  }[standing];
  const since = (takenBackAt ?? endedAt ?? registeredAt).toISOString().slice(0, 16).replace('T', ' ');
  return [id, has, since, invoked ? `${workers}, invoked` : String(workers), String(cases), String(pinned)];
}
