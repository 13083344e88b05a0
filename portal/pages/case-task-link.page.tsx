import type { Child } from 'hono/jsx';
import type { CasePage } from '../../handlers/services/cases.services.ts';
import { CaseTaskPanel } from '../components/case-task-panel.tsx';
import { ErrorSummary } from '../components/error-summary.tsx';
import { Given } from '../components/given.tsx';
import { NextStepBlock } from '../components/next-step.tsx';
import { isRefused } from '../form.ts';
import { CaseHeading, casePageFields, type TaskForm } from './case.page.tsx';
import { Answered, LinkedLayout, type LinkedProps, MustSignIn, WayOn } from './task-link.page.tsx';

interface OpenCaseTaskProps extends LinkedProps {
  readonly page: CasePage;
  readonly form: TaskForm | undefined;
  /** What stands beside the tasks of a case of this kind: the money of a request. */
  readonly beside?: Child;
  /** The page's own address. */
  readonly path: string;
}

/** The page behind an e-mail's link to a task of a process. Opening it does nothing. */
export function OpenCaseTaskPage(props: OpenCaseTaskProps) {
  const { frame, page, task, attempt, names } = props;
  const { view, program } = page;
  const answered = task.votes.some(({ actor }) => actor.personId === frame.person?.id);
  const hasAccount = frame.person?.account !== false;
  return (
    <LinkedLayout {...props}>
      {isRefused(attempt) ? <ErrorSummary attempt={attempt} fields={casePageFields(program)} /> : null}
      <CaseHeading view={view} program={program} />
      {props.beside}
      {answered ? (
        <Answered {...props} />
      ) : mustSignIn(task) ? (
        <MustSignIn {...props} />
      ) : (
        <Panel {...props} />
      )}
      {answered ? <NextStepBlock frame={frame} view={view} names={names} /> : null}
      {hasAccount ? (
        <Given
          frame={frame}
          page={page}
          path={`/cases/${encodeURIComponent(view.id)}`}
          uploadsAt={`${props.path}/uploads`}
        />
      ) : null}
      <WayOn {...props} />
    </LinkedLayout>
  );
}

/** Who learns is led to pages that ask for it themselves. */
const mustSignIn = ({ signedIn, course, quiz }: OpenCaseTaskProps['task']) =>
  signedIn && course === undefined && !quiz;

function Panel({ frame, page, task, form, path, attempt }: OpenCaseTaskProps) {
  return (
    <CaseTaskPanel
      frame={frame}
      task={task}
      caseId={page.view.id}
      shown={form?.shown}
      kept={form?.kept ?? false}
      signsFor={task.party === 'vendor' ? frame.branding.name : page.view.partner.name}
      action={path}
      attempt={attempt}
    />
  );
}
