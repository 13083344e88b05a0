import type { Child, PropsWithChildren } from 'hono/jsx';
import { reopenableUntil } from '../../domain/processes/reopening.rules.ts';
import type { CasePage as CasePageData } from '../../handlers/services/cases.services.ts';
import { ActForms, actFieldNames } from '../components/act-forms.tsx';
import { CaseTaskPanel } from '../components/case-task-panel.tsx';
import type { Choices } from '../components/choose-person.tsx';
import { ErrorSummary } from '../components/error-summary.tsx';
import { Given } from '../components/given.tsx';
import { Layout } from '../components/layout.tsx';
import { ExactTime } from '../components/moment.tsx';
import { NextStepBlock } from '../components/next-step.tsx';
import { hrefOf } from '../components/pager.tsx';
import { inputNames, type ShownForm } from '../components/program-form.tsx';
import { signatureFieldNames } from '../components/signature.tsx';
import { Chip, type Tone } from '../components/stage-chip.tsx';
import { Track } from '../components/stage-track.tsx';
import { TaskHistory } from '../components/task-history.tsx';
import { taskFieldNames } from '../components/task-panel.tsx';
import { Timeline } from '../components/timeline.tsx';
import { type FormAttempt, isRefused } from '../form.ts';
import { caseActWords } from '../format/acts.ts';
import { endingOf, processTrack } from '../format/process.ts';
import { type Frame, isVendor, type Names, type ProcessView } from '../frame.ts';
import { ForAdmins } from './deal.page.tsx';

/** The form of an open task, as it is to be shown. */
export interface TaskForm {
  readonly shown: ShownForm;
  readonly kept: boolean;
}

export interface CaseProps {
  readonly frame: Frame;
  readonly page: CasePageData;
  /** Where this case's pages are: `/cases/C-7K3M9Q2XBA`, or the link of somebody without an account. */
  readonly path: string;
  /** Behind a link: no menu around it. */
  readonly alone: boolean;
  readonly names: Names;
  /** Tasks that the person who looks can answer here. */
  readonly tasks: readonly CasePageData['view']['tasks'][number][];
  /** The forms of these tasks, by task id. */
  readonly forms: Readonly<Record<string, TaskForm>>;
  readonly acts: readonly string[];
  readonly choices: Choices;
  readonly open?: string | undefined;
  readonly requestKey: string;
  readonly attempt?: FormAttempt | undefined;
  readonly temporalUiUrl?: string | undefined;
  /** What stands beside the tasks of a case of this kind: the money of a request. */
  readonly beside?: Child;
}

/** Fields an error's link can lead to on a case's page. */
export function casePageFields(program: CasePageData['program']): string[] {
  return [
    ...taskFieldNames,
    ...signatureFieldNames,
    ...actFieldNames,
    ...inputNames(Object.values(program.forms)),
  ];
}

/** The page of one case: where it stands, what is next, what can be done, what was given, what happened. */
export function CasePage(props: CaseProps) {
  const { frame, page, names, path, acts } = props;
  const { view, timeline, program } = page;
  const vendor = isVendor(frame);
  const ending = view.outcome === undefined ? {} : { ending: endingOf(program, view.outcome).label };
  const reopenUntil = acts.includes('reopen') ? reopenableUntil(view, program) : undefined;
  return (
    <CaseLayout {...props}>
      <div class="columns">
        <div class="column-main">
          <NextStepBlock {...{ frame, view, names, reopenUntil }} {...ending} />
          {props.beside}
          <CaseTasks {...props} />
        </div>
        <div class="column-side">
          <CaseActs {...props} />
          <Given frame={frame} page={props.page} path={path} />
          <About {...props} />
          {vendor ? <TaskHistory frame={frame} view={view} names={names} /> : null}
          {vendor ? <ForAdmins view={view} temporalUiUrl={props.temporalUiUrl} /> : null}
        </div>
        <div class="column-main">
          <Timeline frame={frame} entries={timeline} names={names} />
        </div>
      </div>
    </CaseLayout>
  );
}

function CaseLayout(props: PropsWithChildren<CaseProps>) {
  const { frame, page, alone, attempt, children } = props;
  const { view, program } = page;
  const refused = isRefused(attempt);
  return (
    <Layout frame={frame} title={view.title} section="cases" alone={alone} failed={refused}>
      {refused ? <ErrorSummary attempt={attempt} fields={casePageFields(program)} /> : null}
      <CaseHeading view={view} program={program} />
      <Track
        steps={processTrack(program, view)}
        here={view.status === 'closed' ? '' : view.stageLabel}
        label="Where this case stands"
      />
      {children}
    </Layout>
  );
}

const tones: Readonly<Record<'positive' | 'negative' | 'neutral', Tone>> = {
  positive: 'good',
  negative: 'bad',
  neutral: 'quiet',
};

/** The case's name, its program and its stage, as every page about it starts. */
export function CaseHeading({ view, program }: { view: ProcessView; program: CasePageData['program'] }) {
  const ending = view.outcome === undefined ? undefined : endingOf(program, view.outcome);
  return (
    <div class="deal-heading">
      <h1>{view.title}</h1>
      <p class="deal-sub">
        <span>{program.title}</span>
        <Chip
          tone={ending ? tones[ending.tone] : 'busy'}
          icon={ending?.tone === 'positive' ? 'check' : 'dots'}
        >
          {ending?.label ?? view.stageLabel}
        </Chip>
      </p>
    </div>
  );
}

/** The open tasks of who looks, with their forms. */
function CaseTasks({ frame, page, path, tasks, forms, attempt, requestKey }: CaseProps) {
  return (
    <>
      {tasks.map((task) => (
        <CaseTaskPanel
          frame={frame}
          task={task}
          caseId={page.view.id}
          shown={forms[task.id]?.shown}
          kept={forms[task.id]?.kept ?? false}
          signsFor={task.party === 'vendor' ? frame.branding.name : page.view.partner.name}
          action={`${path}/tasks/${encodeURIComponent(task.id)}`}
          attempt={attempt}
          requestKey={requestKey}
        />
      ))}
    </>
  );
}

function CaseActs({ frame, page, path, acts, choices, open, attempt, requestKey }: CaseProps) {
  return (
    <ActForms
      frame={frame}
      view={page.view}
      path={path}
      words={caseActWords}
      acts={acts}
      roleLabels={page.program.roles}
      choices={choices}
      open={open}
      attempt={attempt}
      requestKey={requestKey}
    />
  );
}

function About({ frame, page: { view, program }, names }: CaseProps) {
  const { startedBy, learner } = view.facts;
  const you = frame.person?.id === startedBy;
  return (
    <section class="panel" aria-labelledby="about-title">
      <h2 id="about-title">The case</h2>
      <dl class="facts">
        <Fact label="Case id">
          <code>{view.id}</code>
        </Fact>
        <Fact label="Partner">
          {isVendor(frame) ? (
            <a href={hrefOf(`/board/${view.program.id}`, { partner: view.partner.id })}>
              {view.partner.name}
            </a>
          ) : (
            view.partner.name
          )}
        </Fact>
        {learner ? <Fact label="Learner">{learner.name}</Fact> : null}
        {you || names[startedBy] ? <Fact label="Started by">{you ? 'You' : names[startedBy]}</Fact> : null}
        <Fact label="Started">
          <ExactTime frame={frame} at={view.openedAt} />
        </Fact>
        <Fact label="Rules">
          {program.title}, version {view.program.version}
        </Fact>
      </dl>
    </section>
  );
}

function Fact({ label, children }: PropsWithChildren<{ label: string }>) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}
