import type { CaseSummary } from '../../domain/cases/listing.ts';
import type { Process } from '../../domain/programs/process.schema.ts';
import { inWords } from '../../domain/programs/step-form.rules.ts';
import { isMine, whoHasTheBall } from '../format/ball.ts';
import { endingOf } from '../format/process.ts';
import { isPast } from '../format/time.ts';
import type { Frame, Names } from '../frame.ts';
import { AlarmChip } from './alarm.tsx';
import { CaseTitle } from './case-title.tsx';
import { Columns } from './columns.tsx';
import { Due, Moment } from './moment.tsx';
import { Chip } from './stage-chip.tsx';

interface CaseListProps {
  readonly frame: Frame;
  readonly cases: readonly CaseSummary[];
  readonly names: Names;
  readonly caption: string;
  /** Words of the endings, if all are of one program. */
  readonly program?: Pick<Process, 'outcomes'> | undefined;
  readonly showPartner?: boolean;
}

/** Cases as a table, each with who has the ball; on a phone each row is a card. */
export function CaseList({ frame, cases, names, caption, program, showPartner = false }: CaseListProps) {
  return (
    <table class="list">
      <caption class="unseen">{caption}</caption>
      <Columns
        titles={['Case', ...(showPartner ? ['Partner'] : []), 'Stage', 'Next', 'Waits for', 'Next deadline']}
      />
      <tbody>
        {cases.map((item) => (
          <tr>
            <th scope="row">
              <CaseTitle
                id={item.id}
                kind={item.kind}
                title={item.title}
                sub={program ? undefined : inWords(item.program.id)}
              />
            </th>
            {showPartner ? <td data-label="Partner">{item.partner.name}</td> : null}
            <td data-label="Stage">
              <CaseChip item={item} program={program} />
            </td>
            <NextCells frame={frame} item={item} names={names} />
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface NextProps {
  readonly frame: Frame;
  readonly item: Pick<CaseSummary, 'next' | 'outcome' | 'partner'>;
  readonly names: Names;
}

/** What happens next in a case, who has the ball, and the next deadline. */
export function NextCells({ frame, item, names }: NextProps) {
  const { next, outcome } = item;
  return (
    <>
      <td data-label="Next">{outcome === undefined ? next.what : 'Nothing more'}</td>
      <WaitsForCell frame={frame} item={item} names={names} />
      <td data-label="Next deadline">
        <NextDeadline frame={frame} item={item} />
      </td>
    </>
  );
}

interface WaitsForProps extends Pick<NextProps, 'frame' | 'names'> {
  readonly item: Pick<CaseSummary, 'next' | 'partner'>;
}

/** Who has the ball, marked where it is oneself. */
export function WaitsForCell({ frame, item: { next, partner }, names }: WaitsForProps) {
  return (
    <td data-label="Waits for" class={isMine(frame, next.waitsFor) ? 'mine' : ''}>
      {whoHasTheBall(frame, next, names, partner.name)}
      <AlarmChip next={next} />
    </td>
  );
}

interface CaseChipProps {
  readonly item: Pick<CaseSummary, 'stageLabel' | 'outcome'>;
  readonly program?: CaseListProps['program'];
}

/** The stage of a case, or how it ended. */
export function CaseChip({ item, program }: CaseChipProps) {
  if (item.outcome === undefined)
    return (
      <Chip tone="busy" icon="dots">
        {item.stageLabel}
      </Chip>
    );
  const { label, tone } = endingOf(program, item.outcome);
  return (
    <Chip tone={tone === 'positive' ? 'good' : tone === 'negative' ? 'bad' : 'quiet'} icon="dots">
      {label}
    </Chip>
  );
}

/** The next moment at which the case goes on by itself; one that has passed says so. */
export function NextDeadline({ frame, item }: { frame: Frame; item: Pick<CaseSummary, 'next'> }) {
  const { deadline } = item.next;
  if (!deadline) return <span class="none">None</span>;
  const Shown = isPast(deadline.at, frame.now) ? Due : Moment;
  return (
    <>
      <Shown frame={frame} at={deadline.at} />
      <span class="sub">{deadline.what}</span>
    </>
  );
}
