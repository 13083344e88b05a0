import type { Child, PropsWithChildren } from 'hono/jsx';
import type { Task } from '../../domain/cases/case.schema.ts';
import type { DealProgram } from '../../domain/programs/deal-registration.schema.ts';
import type { DealPage } from '../../handlers/services/deals.services.ts';
import { pathOf } from '../components/case-title.tsx';
import { DealFacts } from '../components/deal-facts.tsx';
import { DealTaskPanel } from '../components/deal-task-panel.tsx';
import { ErrorSummary } from '../components/error-summary.tsx';
import { Layout } from '../components/layout.tsx';
import { ExactTime } from '../components/moment.tsx';
import { NextStepBlock } from '../components/next-step.tsx';
import { hrefOf } from '../components/pager.tsx';
import { VoteLine } from '../components/task-history.tsx';
import { type FormAttempt, isRefused } from '../form.ts';
import { type AnyCaseView, type DealView, type Frame, isVendor, type Names } from '../frame.ts';
import { DealHeading, dealPageFields, Evidence, Protection } from './deal.page.tsx';

/** What the page behind a task's link shows, whatever the kind of case. */
export interface LinkedProps {
  readonly frame: Frame;
  readonly view: AnyCaseView;
  readonly task: Task;
  readonly names: Names;
  readonly attempt?: FormAttempt | undefined;
  /** The link to the case of somebody who has no account. */
  readonly caseToken?: string | undefined;
}

interface OpenProps extends LinkedProps {
  readonly view: DealView;
  readonly program: DealProgram;
  readonly token: string;
  readonly page: DealPage;
  /** The deal that holds the customer, for the vendor's people. */
  readonly holder?: DealPage | undefined;
}

/** The page behind an e-mail's link: the deal, what is asked, what each press will do. Opening it does nothing. */
export function OpenTaskPage(props: OpenProps) {
  const { frame, view, task, program, token, names, attempt } = props;
  const answered = task.votes.some(({ actor }) => actor.personId === frame.person?.id);
  return (
    <LinkedLayout {...props}>
      {attempt ? <ErrorSummary attempt={attempt} fields={dealPageFields} /> : null}
      <DealHeading view={view} program={program} />
      {answered ? <Answered {...props} /> : null}
      {!answered && task.signedIn ? <MustSignIn {...props} /> : null}
      {!answered && !task.signedIn ? (
        <DealTaskPanel
          frame={frame}
          view={view}
          task={task}
          program={program}
          action={`/t/${encodeURIComponent(token)}`}
          attempt={attempt}
        />
      ) : null}
      {isVendor(frame) ? (
        <Evidence frame={frame} page={props.page} holder={props.holder} names={names} />
      ) : null}
      <Protection frame={frame} view={view} program={program} />
      <DealFacts frame={frame} view={view} names={names} program={program} />
      <WayOn {...props} />
    </LinkedLayout>
  );
}

/** Alone on its page, without the portal around it: whoever comes by a link may not be signed in. */
export function LinkedLayout({ frame, view, task, attempt, children }: PropsWithChildren<LinkedProps>) {
  return (
    <Layout frame={frame} title={`${task.title}: ${view.title}`} alone narrow failed={isRefused(attempt)}>
      {children}
    </Layout>
  );
}

export function Answered({ frame, task, names }: LinkedProps) {
  const mine = task.votes.filter(({ actor }) => actor.personId === frame.person?.id);
  return (
    <section class="panel task" aria-labelledby="answered-title">
      <h2 id="answered-title">You have answered</h2>
      <p>
        {task.title}: {task.votes.length} of {task.quorum} have answered. It waits for the others.
      </p>
      {mine.map((vote) => (
        <VoteLine frame={frame} task={task} vote={vote} names={names} />
      ))}
    </section>
  );
}

export function MustSignIn({ frame, task, view }: LinkedProps) {
  const [heading, reason, press] = task.chore ? signedInWork : signedInDecision;
  return (
    <section class="panel task" aria-labelledby="signed-in-title">
      <p class="eyebrow">{task.title}</p>
      <h2 id="signed-in-title">{heading}</h2>
      <p>{reason}</p>
      {task.dueAt ? (
        <p>
          Due <ExactTime frame={frame} at={task.dueAt} />. {task.atSilence}
        </p>
      ) : null}
      <a class="button button-main" href={signInTo(view, `#task-${task.id}`)}>
        {press}
      </a>
    </section>
  );
}

const signedInDecision = [
  'This decision is taken signed in',
  'So much hangs on it that an e-mail alone is not enough. We e-mail you a link to sign in; then you decide.',
  'Sign in to decide',
] as const;
const signedInWork = [
  'This is done signed in',
  'It is yours alone to do. We e-mail you a link to sign in; then you go on here.',
  'Sign in to go on',
] as const;

interface SettledProps extends LinkedProps {
  readonly expired: boolean;
  readonly heading: Child;
  /** How a closed case of a process ended, in its program's words. */
  readonly ending?: string;
}

/** The link's task is over: what came of it, who decided when, and where the case stands now. */
export function SettledTaskPage(props: SettledProps) {
  const { frame, view, task, names, expired, heading, ending } = props;
  return (
    <LinkedLayout {...props}>
      {heading}
      <section class="panel task" aria-labelledby="settled-title">
        <p class="eyebrow">{task.title}</p>
        <h2 id="settled-title">{settledTitle(task, expired)}</h2>
        {task.result ? <VoteLine frame={frame} task={task} vote={task.result} names={names} /> : null}
        <p>{settledReason(task, expired)}</p>
      </section>
      <NextStepBlock frame={frame} view={view} names={names} {...(ending ? { ending } : {})} />
      <WayOn {...props} />
    </LinkedLayout>
  );
}

function settledTitle({ status, result, party, chore }: Task, expired: boolean): string {
  const done = party === 'vendor' && !chore ? 'This was decided' : 'This is done';
  if (status === 'done') return result ? done : 'Nobody answered in time';
  if (status === 'withdrawn') return 'This is not needed any more';
  return expired ? 'This link is too old to act with' : 'This waits for somebody else now';
}

function settledReason({ status, atSilence, result }: Task, expired: boolean): string {
  if (status === 'done') return result ? 'There is nothing left to do here.' : atSilence;
  if (status === 'withdrawn') return 'The case went on without it.';
  return expired
    ? 'The task is still open. Sign in, and you can act on it there.'
    : 'The task was given to another person.';
}

/** A link that is none of ours. */
export function InvalidLinkPage({ frame }: { frame: Frame }) {
  return (
    <Layout frame={frame} title="This link does not work" alone narrow>
      <h1>This link does not work</h1>
      <p class="lead">
        It may have been cut in two on its way. Copy all of it, or sign in: what waits for you is there.
      </p>
      <p>
        <a class="button button-main" href="/sign-in">
          Sign in
        </a>
      </p>
    </Layout>
  );
}

/** Who has no account has nowhere to sign in, and goes on by a link. */
export function WayOn({ frame, view, caseToken }: LinkedProps) {
  const noun = view.kind === 'deal-registration' ? 'deal' : 'case';
  if (frame.person?.account === false)
    return caseToken ? (
      <p>
        <a href={`/c/${encodeURIComponent(caseToken)}`}>See the whole {noun}</a>
      </p>
    ) : null;
  return (
    <p>
      <a href={signInTo(view)}>See the whole {noun} in the portal</a>
    </p>
  );
}

function signInTo({ kind, id }: AnyCaseView, fragment = ''): string {
  return hrefOf('/sign-in', { returnTo: `${pathOf(kind, id)}${fragment}` });
}
