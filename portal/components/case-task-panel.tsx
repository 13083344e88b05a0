import type { Outcome, Task } from '../../domain/cases/case.schema.ts';
import type { FormState } from '../form.ts';
import { formTexts } from '../format/form-texts.ts';
import { ExamTask } from './exam-task.tsx';
import { LearningTaskPanel } from './learning/learning-task-panel.tsx';
import { Markdown } from './markdown.tsx';
import { hasFiles, ProgramForm, type ShownForm } from './program-form.tsx';
import { SaveForLater } from './save-for-later.tsx';
import { Signature } from './signature.tsx';
import { OptionalComment, readerOf, TaskPanel, type TaskPanelProps } from './task-panel.tsx';

interface CaseTaskProps extends TaskPanelProps {
  /** The form of the task, if it has one. */
  readonly shown: ShownForm | undefined;
  /** What was typed before and not sent stands in the form. */
  readonly kept: boolean;
  readonly caseId: string;
  /** For whom a signature on this task is given. */
  readonly signsFor: string;
}

/** A task of a process: its outcomes can ask for a form of the program, or for a signature. */
export function CaseTaskPanel(props: CaseTaskProps) {
  const { shown, task } = props;
  if (task.course !== undefined || task.quiz) return <LearningTaskPanel {...props} />;
  if (task.exam) return <ExamTask {...props} exam={task.exam} />;
  return (
    <TaskPanel
      {...props}
      note={(text) => <Markdown text={text} />}
      defaults={shown ? formTexts(shown.form, shown.held) : {}}
      files={shown !== undefined && hasFiles(shown.form)}
      special={(outcome, form) => special(props, outcome, form)}
      besides={(outcome) => (outcome.needs === 'form' ? <SaveForLater /> : undefined)}
    />
  );
}

function special({ task, shown, kept, signsFor }: CaseTaskProps, outcome: Outcome, form: FormState) {
  if (outcome.needs === 'signature' && task.agreement)
    return <Signature form={form} agreement={task.agreement} signsFor={signsFor} />;
  if (outcome.needs !== 'form' || !shown) return undefined;
  return (
    <>
      {shown.form.intro ? <Markdown text={shown.form.intro} /> : null}
      {kept ? <p class="hint">What you saved stands in the fields.</p> : null}
      <ProgramForm state={form} shown={shown} />
      {isOnlyForm(task) ? null : <OptionalComment form={form} hint={readerOf(task)} />}
    </>
  );
}

/** A task that asks for a form and nothing else: what there is to say stands in its fields. */
const isOnlyForm = ({ outcomes }: Task) => outcomes.length === 1;
