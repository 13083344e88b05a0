import { formatMoney } from '../../domain/money.ts';
import type { DealProgram } from '../../domain/programs/deal-registration.schema.ts';
import type { DealAct, DealPage as DealPageData } from '../../handlers/services/deals.services.ts';
import { ActForms, actFieldNames } from '../components/act-forms.tsx';
import type { Choices } from '../components/choose-person.tsx';
import { DealFacts, familyName } from '../components/deal-facts.tsx';
import { DealTaskPanel } from '../components/deal-task-panel.tsx';
import { ErrorSummary } from '../components/error-summary.tsx';
import { ConflictEvidence, NearMatches } from '../components/evidence.tsx';
import { Layout } from '../components/layout.tsx';
import { NextStepBlock } from '../components/next-step.tsx';
import { ProtectionBar } from '../components/protection-bar.tsx';
import { registrationFields } from '../components/registration-fields.tsx';
import { StageChip } from '../components/stage-chip.tsx';
import { StageTrack } from '../components/stage-track.tsx';
import { TaskHistory } from '../components/task-history.tsx';
import { taskFieldNames } from '../components/task-panel.tsx';
import { Timeline } from '../components/timeline.tsx';
import { isContested, Trails } from '../components/trails.tsx';
import type { FormAttempt } from '../form.ts';
import { dealActWords } from '../format/acts.ts';
import { type AnyCaseView, type DealView, type Frame, isVendor, type Names } from '../frame.ts';

export interface DealProps {
  readonly frame: Frame;
  readonly page: DealPageData;
  readonly names: Names;
  readonly program: DealProgram;
  readonly acts: readonly DealAct[];
  readonly choices: Choices;
  /** The act whose form stands open. */
  readonly open?: DealAct | undefined;
  /** The deal that holds the customer, for the vendor's people. */
  readonly holder?: DealPageData | undefined;
  /** Random, new with each rendering: a form that is sent twice does its work once. */
  readonly requestKey: string;
  readonly attempt?: FormAttempt | undefined;
  /** The page of Temporal UI's namespace, if the vendor's people may follow a case there. */
  readonly temporalUiUrl?: string | undefined;
}

/** Fields an error's link can lead to on a deal's page. */
export const dealPageFields = [...taskFieldNames, ...actFieldNames, ...registrationFields];

/** The page of one deal: where it stands, what is next, what can be done, what happened. */
export function DealPage(props: DealProps) {
  const { frame, page, names, program, acts, attempt, requestKey } = props;
  const { view, timeline } = page;
  const vendor = isVendor(frame);
  return (
    <Layout
      frame={frame}
      title={view.title}
      section={vendor ? 'console' : 'deals'}
      failed={attempt !== undefined}
    >
      {attempt ? <ErrorSummary attempt={attempt} fields={dealPageFields} /> : null}
      <DealHeading view={view} program={program} />
      <StageTrack view={view} />
      <div class="columns">
        <div class="column-main">
          <NextStepBlock frame={frame} view={view} names={names} />
          {myTasks(frame, view).map((task) => (
            <DealTaskPanel
              frame={frame}
              view={view}
              task={task}
              program={program}
              action={`/deals/${encodeURIComponent(view.id)}/tasks/${encodeURIComponent(task.id)}`}
              attempt={attempt}
              requestKey={requestKey}
            />
          ))}
          <Protection frame={frame} view={view} program={program} />
          {vendor ? <Evidence frame={frame} page={page} holder={props.holder} names={names} /> : null}
        </div>
        <div class="column-side">
          <ActForms
            frame={frame}
            view={view}
            path={`/deals/${encodeURIComponent(view.id)}`}
            words={dealActWords}
            acts={acts}
            roleLabels={program.roles}
            choices={props.choices}
            money={{
              currency: view.facts.registration.value.currency,
              currencies: Object.keys(program.exchangeRates),
            }}
            hasProtection={view.facts.protection !== undefined}
            open={props.open}
            attempt={attempt}
            requestKey={requestKey}
          />
          <DealFacts frame={frame} view={view} names={names} program={program} />
          {vendor ? <TaskHistory frame={frame} view={view} names={names} /> : null}
          {vendor ? <ForAdmins view={view} temporalUiUrl={props.temporalUiUrl} /> : null}
        </div>
        <div class="column-main">
          <Timeline frame={frame} entries={timeline} names={names} />
        </div>
      </div>
    </Layout>
  );
}

/** The deal's name, value and stage, as every page about it starts. */
export function DealHeading({
  view,
  program,
}: {
  view: DealView;
  program: Pick<DealProgram, 'productFamilies'>;
}) {
  const { registration } = view.facts;
  return (
    <div class="deal-heading">
      <h1>{registration.customer.name}</h1>
      <p class="deal-sub">
        <span>{familyName(program, registration.productFamily)}</span>
        <span class="deal-value">{formatMoney(registration.value)}</span>
        <StageChip stage={view.stage} stageLabel={view.stageLabel} outcome={view.outcome} />
      </p>
    </div>
  );
}

/** Tasks that the person who looks can answer now. */
export function myTasks({ person }: Frame, { tasks }: AnyCaseView) {
  return tasks.filter(
    ({ status, assignees, votes }) =>
      person !== undefined &&
      status === 'open' &&
      assignees.includes(person.id) &&
      !votes.some(({ actor }) => actor.personId === person.id),
  );
}

export function Protection({ frame, view, program }: { frame: Frame; view: DealView; program: DealProgram }) {
  const { protection } = view.facts;
  if (!protection) return null;
  const rules = program.version === view.program.version ? program.protection : undefined;
  return (
    <ProtectionBar
      frame={frame}
      protection={protection}
      closedAt={view.status === 'closed' ? view.updatedAt : undefined}
      rules={rules}
    />
  );
}

interface EvidenceProps {
  readonly frame: Frame;
  readonly page: DealPageData;
  readonly holder: DealPageData | undefined;
  readonly names: Names;
}

/** What a decision rests on, for the vendor's people: who holds the customer, since when, and who resembles it. */
export function Evidence({ frame, page, holder, names }: EvidenceProps) {
  const { conflict, nearMatches, registeredAt } = page.view.facts;
  return (
    <>
      {holder && isContested(page.view) ? (
        <Trails frame={frame} page={page} holder={holder} names={names} />
      ) : null}
      {conflict ? (
        <ConflictEvidence
          frame={frame}
          conflict={conflict}
          registeredAt={registeredAt}
          holder={holder?.view}
        />
      ) : null}
      {nearMatches.length ? <NearMatches matches={nearMatches} /> : null}
    </>
  );
}

/** What an administrator needs to find the case elsewhere. */
export function ForAdmins({ view, temporalUiUrl }: { view: AnyCaseView; temporalUiUrl: string | undefined }) {
  return (
    <section class="panel" aria-labelledby="admin-title">
      <h2 id="admin-title">For administrators</h2>
      <dl class="facts">
        <div>
          <dt>Workflow</dt>
          <dd>
            <code>{view.workflowId}</code>
          </dd>
        </div>
        <div>
          <dt>Program</dt>
          <dd>
            {view.program.id}, version {view.program.version}
          </dd>
        </div>
      </dl>
      {temporalUiUrl ? (
        <p>
          <a href={`${temporalUiUrl}/workflows/${encodeURIComponent(view.workflowId)}`}>
            Follow it in Temporal UI
          </a>
        </p>
      ) : null}
    </section>
  );
}
