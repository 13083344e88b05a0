import type { ItemFinding } from '../../../domain/learning/item-statistics.rules.ts';
import type { BankStatistics } from '../../../handlers/services/materials.services.ts';
import { Columns, NumberCell, number } from '../../components/columns.tsx';
import { Empty } from '../../components/empty.tsx';
import type { IconName } from '../../components/icon.tsx';
import { Layout } from '../../components/layout.tsx';
import { ItemChart, RightBar } from '../../components/materials/item-chart.tsx';
import { Chip, type Tone } from '../../components/stage-chip.tsx';
import { findingWords, materialPath } from '../../format/materials.ts';
import type { Frame } from '../../frame.ts';

type Row = BankStatistics['questions'][number];

/** What needs its author first. */
const looks: Readonly<Record<ItemFinding, readonly [Tone, IconName]>> = {
  misleads: ['bad', 'cross'],
  'tells-little': ['attention', 'alert'],
  'too-easy': ['attention', 'alert'],
  'too-hard': ['attention', 'alert'],
  good: ['good', 'check'],
  'too-few': ['quiet', 'dots'],
};
const urgency = Object.keys(looks);
const rank = ({ numbers }: Row) => (numbers ? urgency.indexOf(numbers.finding) : urgency.length);

/** How the questions of a bank do, and what to do about each. */
export function StatisticsPage({ frame, statistics }: { frame: Frame; statistics: BankStatistics }) {
  const { bank, attempts, questions } = statistics;
  return (
    <Layout frame={frame} title={`How the questions of ${bank.title} do`} section="materials">
      <p class="eyebrow">
        <a href={materialPath(bank)}>{bank.title}</a>
      </p>
      <h1>How its questions do</h1>
      {attempts === 0 ? (
        <Empty title="No attempt was graded yet">
          <p>From the first attempts on, it stands here which questions are too easy, too hard or mislead.</p>
        </Empty>
      ) : (
        <>
          <p class="lead">
            Over {attempts === 1 ? 'one graded attempt' : `${attempts} graded attempts`}. “Tells apart” is how
            far being right on a question goes with being right on the rest of the attempt, from −1 to +1: 0.2
            and more is good, below 0 something is wrong.
          </p>
          <ItemChart
            numbers={questions.flatMap(({ numbers, withdrawn }) => (numbers && !withdrawn ? [numbers] : []))}
          />
          <Table rows={questions.toSorted((a, b) => rank(a) - rank(b))} />
        </>
      )}
    </Layout>
  );
}

function Table({ rows }: { rows: readonly Row[] }) {
  return (
    <table class="list">
      <caption class="unseen">Questions, what needs work first</caption>
      <Columns titles={['Question', number('Asked'), 'Right', number('Tells apart'), 'What to do']} />
      <tbody>
        {rows.map((row) => (
          <OneRow row={row} />
        ))}
      </tbody>
    </table>
  );
}

function OneRow({ row: { id, question, withdrawn, numbers } }: { row: Row }) {
  return (
    <tr>
      <th scope="row">
        {question ? question.text.slice(0, 160) : 'A question of an earlier version'}
        <span class="sub">{id}</span>
      </th>
      <NumberCell of="Asked">{numbers?.asked ?? 0}</NumberCell>
      <td data-label="Right">
        {numbers ? (
          <span>
            {Math.round(numbers.facility * 100)} %<RightBar facility={numbers.facility} />
          </span>
        ) : (
          'Not asked yet'
        )}
      </td>
      <NumberCell of="Tells apart">{signed(numbers?.discrimination)}</NumberCell>
      <td data-label="What to do">
        {numbers || withdrawn ? <Finding withdrawn={withdrawn} finding={numbers?.finding} /> : null}
      </td>
    </tr>
  );
}

function signed(correlation: number | undefined): string {
  if (correlation === undefined) return '–';
  const text = Math.abs(correlation).toFixed(2);
  return correlation < 0 ? `−${text}` : text;
}

function Finding({
  withdrawn,
  finding = 'too-few',
}: {
  withdrawn: boolean;
  finding?: ItemFinding | undefined;
}) {
  if (withdrawn)
    return (
      <span>
        <Chip tone="quiet" icon="cross">
          Withdrawn
        </Chip>
        <span class="sub">It counts as right for everybody, so its numbers say nothing.</span>
      </span>
    );
  const [tone, icon] = looks[finding];
  const { label, todo } = findingWords[finding];
  return (
    <span>
      <Chip tone={tone} icon={icon}>
        {label}
      </Chip>
      <span class="sub">{todo}</span>
    </span>
  );
}
