import type { Page } from '../../../domain/cases/listing.ts';
import { answerDueAt, type Erasure, erasedName } from '../../../domain/personal-data/personal-data.ts';
import { Columns } from '../../components/columns.tsx';
import { Empty } from '../../components/empty.tsx';
import { ErrorSummary } from '../../components/error-summary.tsx';
import { TextField } from '../../components/fields.tsx';
import { Layout } from '../../components/layout.tsx';
import { Due, ExactTime } from '../../components/moment.tsx';
import { Pager } from '../../components/pager.tsx';
import { type FormAttempt, formState } from '../../form.ts';
import type { Frame, Names } from '../../frame.ts';
import { stateWords } from './erasure-facts.tsx';
import { dataRequestsPath, personalDataPath } from './personal-data.page.tsx';

interface Props {
  readonly frame: Frame;
  readonly erasures: Page<Erasure>;
  readonly names: Names;
  readonly cursor: string | undefined;
  readonly attempt?: FormAttempt | undefined;
}

export const findFormId = 'find';

/** Requests to be erased, until when they are to be answered, and the evidence of what was done. */
export function DataRequestsPage({ frame, erasures, names, cursor, attempt }: Props) {
  const form = formState(findFormId, attempt);
  return (
    <Layout frame={frame} title="Personal data" section="personal-data" failed={attempt !== undefined}>
      {attempt ? <ErrorSummary attempt={attempt} fields={['person']} /> : null}
      <h1>Personal data</h1>
      <form id={findFormId} class="outcome-form" method="get" action={dataRequestsPath} novalidate>
        <TextField
          {...{ form, name: 'person', label: 'Whose data', max: 254, required: true }}
          hint="An e-mail address or an id"
        />
        <button type="submit" class="button">
          Show
        </button>
      </form>
      <h2>Requests to be erased</h2>
      {erasures.items.length === 0 ? (
        <Empty title="Nobody has asked">
          <p>Who asks on their own page stands here, with the day by which an answer is due.</p>
        </Empty>
      ) : (
        <Requests frame={frame} erasures={erasures.items} names={names} />
      )}
      <Pager path={dataRequestsPath} query={{}} cursor={cursor} next={erasures.cursor} />
    </Layout>
  );
}

/** By name as long as there is one; afterwards the id, which is all that is left. */
function whoIs(personId: string, names: Names): string {
  const name = names[personId] ?? erasedName;
  return name === erasedName ? `Erased person ${personId}` : name;
}

function Requests({
  frame,
  erasures,
  names,
}: Pick<Props, 'frame' | 'names'> & { readonly erasures: readonly Erasure[] }) {
  return (
    <table class="list">
      <Columns titles={['Person', 'State', 'Asked', 'Answer due', 'Erased by']} />
      <tbody>
        {erasures.map(({ personId, state, askedAt, startedBy }) => (
          <tr>
            <td data-label="Person">
              <a href={personalDataPath(personId)}>{whoIs(personId, names)}</a>
            </td>
            <td data-label="State">{stateWords[state]}</td>
            <td data-label="Asked">
              <ExactTime frame={frame} at={askedAt} />
            </td>
            <td data-label="Answer due">
              {state === 'asked' ? <Due frame={frame} at={answerDueAt(askedAt)} /> : 'Answered'}
            </td>
            <td data-label="Erased by">{startedBy ? (names[startedBy] ?? startedBy) : ''}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
