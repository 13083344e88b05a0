import { erased, grounds } from '../../../domain/personal-data/personal-data.ts';
import type { PersonalDataPage as PersonalData } from '../../../handlers/services/personal-data.services.ts';
import { ErrorSummary } from '../../components/error-summary.tsx';
import { TextField } from '../../components/fields.tsx';
import { Layout } from '../../components/layout.tsx';
import { ExactTime } from '../../components/moment.tsx';
import { type FormAttempt, formState } from '../../form.ts';
import type { Frame } from '../../frame.ts';
import { ErasureFacts } from './erasure-facts.tsx';

interface Props {
  readonly frame: Frame;
  readonly page: PersonalData;
  readonly path: string;
  /** The reader's own. */
  readonly own: boolean;
  readonly attempt?: FormAttempt | undefined;
}

export const ownDataPath = '/me/data';
export const dataRequestsPath = '/console/personal-data';
export const personalDataPath = (personId: string) => `${dataRequestsPath}/${encodeURIComponent(personId)}`;
export const eraseFormId = 'erase';

/** What is held about somebody: a file of it, and the end of it. */
export function PersonalDataPage(props: Props) {
  const { frame, page, own, attempt } = props;
  const { person } = page;
  return (
    <Layout
      frame={frame}
      title={own ? 'My data' : `Data of ${person.name}`}
      section={own ? 'me' : 'personal-data'}
      narrow
      failed={attempt !== undefined}
    >
      {attempt ? <ErrorSummary attempt={attempt} fields={['id']} /> : null}
      <h1>{own ? 'My data' : `Data of ${person.name}`}</h1>
      {own ? null : <p class="sub">{person.id}</p>}
      <GatherPanel {...props} />
      <ErasurePanel {...props} />
    </Layout>
  );
}

function GatherPanel({ frame, page: { gathered, erasure }, path }: Props) {
  if (erasure && erasure.state !== 'asked') return null;
  const ready = gathered?.state === 'ready';
  return (
    <section class="panel" aria-labelledby="gather-title">
      <h2 id="gather-title">A file of everything that is held</h2>
      <p class="sub">
        One file under plain headings (JSON): the account, cases, e-mails, files that were uploaded, what was
        typed and not sent, certificates, and every act on record. Putting it together takes some minutes; it
        is kept for seven days.
      </p>
      {gathered?.state === 'gathering' ? (
        <p role="status">It is being put together. Open this page again in a few minutes.</p>
      ) : null}
      {ready && gathered?.readyAt ? (
        <p>
          <a href={`${path}/file`} download>
            Download the file of <ExactTime frame={frame} at={gathered.readyAt} />
          </a>
        </p>
      ) : null}
      {gathered?.state === 'gathering' ? null : (
        <form method="post" action={path}>
          <button type="submit" class="button">
            {ready ? 'Put a new one together' : 'Put the file together'}
          </button>
        </form>
      )}
    </section>
  );
}

function ErasurePanel(props: Props) {
  const { frame, page, own } = props;
  const { erasure } = page;
  return (
    <section class="panel" aria-labelledby="erasure-title">
      <h2 id="erasure-title">Erasure</h2>
      {erasure ? <ErasureFacts frame={frame} erasure={erasure} /> : null}
      {erasure && erasure.state !== 'asked' ? null : <WhatHappens />}
      {own ? <AskForm {...props} /> : <EraseForm {...props} />}
    </section>
  );
}

function WhatHappens() {
  return (
    <div class="prose">
      <h3>What is taken out</h3>
      <ul>
        {erased.map((words) => (
          <li>{words}.</li>
        ))}
      </ul>
      <h3>What is kept, and why</h3>
      <ul>
        {Object.values(grounds).map((words) => (
          <li>{words}.</li>
        ))}
      </ul>
      <p>
        Backups that were made before keep what was there until they expire, within a year. Nothing of this
        can be taken back.
      </p>
    </div>
  );
}

function AskForm({ page: { erasure, obstacles }, path }: Props) {
  if (erasure) return null;
  return (
    <>
      <Obstacles obstacles={obstacles} />
      <form method="post" action={`${path}/erasure`}>
        <p class="sub">An administrator answers within a month. Until then nothing changes.</p>
        <button type="submit" class="button">
          Ask to be erased
        </button>
      </form>
    </>
  );
}

function EraseForm({ page: { person, erasure, obstacles }, path, attempt }: Props) {
  if (erasure && erasure.state !== 'asked') return null;
  if (obstacles.length > 0) return <Obstacles obstacles={obstacles} />;
  const form = formState(eraseFormId, attempt);
  return (
    <form id={eraseFormId} class="outcome-form" method="post" action={`${path}/erasure`} novalidate>
      <TextField
        {...{ form, name: 'id', label: 'The id of this person, to be sure', max: 40, required: true }}
        hint={`Type ${person.id}`}
      />
      <button type="submit" class="button">
        Erase {person.name}
      </button>
    </form>
  );
}

function Obstacles({ obstacles }: { readonly obstacles: readonly string[] }) {
  if (obstacles.length === 0) return null;
  return (
    <>
      <h3>What must be done first</h3>
      <ul>
        {obstacles.map((words) => (
          <li>{words}</li>
        ))}
      </ul>
    </>
  );
}
