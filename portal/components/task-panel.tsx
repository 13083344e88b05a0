import type { Outcome, Task } from '../../domain/cases/case.schema.ts';
import { changeableFields } from '../../domain/deals/deal.schema.ts';
import type { DealProgram } from '../../domain/programs/deal-registration.schema.ts';
import { type Attempt, type FormState, formState, problemOf, textValue } from '../form.ts';
import type { DealView, Frame } from '../frame.ts';
import { ChoiceField, Hidden, TextArea } from './fields.tsx';
import { Due } from './moment.tsx';
import { RegistrationFields, registrationValues } from './registration-fields.tsx';

export interface TaskPanelProps {
  readonly frame: Frame;
  readonly view: DealView;
  readonly task: Task;
  readonly program: DealProgram;
  /** Where the forms are sent. */
  readonly action: string;
  readonly attempt: Attempt | undefined;
  /** Random, new with each rendering: a form that is sent twice answers once. An e-mail's link needs none. */
  readonly requestKey?: string;
}

/** The id of the form of one outcome of a task. */
export function taskFormId(taskId: string, outcome: string): string {
  return `task-${taskId}-${outcome}`;
}

/** Names of the fields in a task's forms: what an error's link can lead to. */
export const taskFieldNames = ['comment', 'fields'] as const;

/** An open task with its forms: what is asked, by when, what happens otherwise, and what each press will do. */
export function TaskPanel(props: TaskPanelProps) {
  const { frame, task } = props;
  const [first, ...others] = task.outcomes;
  return (
    <section class="panel task" id={`task-${task.id}`} aria-labelledby={`task-${task.id}-title`}>
      <p class="eyebrow">{task.title}</p>
      <h2 id={`task-${task.id}-title`}>{task.party === 'vendor' ? 'Your decision' : 'Your answer'}</h2>
      {task.note ? <blockquote class="typed">{task.note}</blockquote> : null}
      {task.dueAt ? (
        <p class="due">
          <span class="due-word">Due</span>
          <Due frame={frame} at={task.dueAt} />
        </p>
      ) : null}
      <p class="sub">{task.atSilence}</p>
      {first ? <OutcomeForm {...props} outcome={first} /> : null}
      {others.map((outcome) => (
        <details class="outcome" open={props.attempt?.form === taskFormId(task.id, outcome.id)}>
          <summary>
            {outcome.label}
            <span class="sub">{outcome.effect}</span>
          </summary>
          <OutcomeForm {...props} outcome={outcome} folded />
        </details>
      ))}
    </section>
  );
}

function OutcomeForm(props: TaskPanelProps & { outcome: Outcome; folded?: boolean }) {
  const { task, outcome, action, attempt, view, folded = false } = props;
  const id = taskFormId(task.id, outcome.id);
  const key = props.requestKey ? { requestKey: `${props.requestKey}-${task.id}-${outcome.id}` } : {};
  const start = task.fields ? registrationValues(view.facts.registration) : {};
  const form = formState(id, attempt, { ...start, ...key });
  return (
    <form id={id} class="outcome-form" method="post" action={action} novalidate>
      <Hidden name="outcome" value={outcome.id} />
      {props.requestKey ? <Hidden name="requestKey" value={textValue(form, 'requestKey')} /> : null}
      <Needs {...props} form={form} />
      <div class="press">
        <button
          type="submit"
          class={`button ${outcome.tone === 'positive' ? 'button-main' : `button-${outcome.tone}`}`}
        >
          {outcome.label}
        </button>
        {folded ? null : <p class="effect">{outcome.effect}</p>}
      </div>
    </form>
  );
}

/** What an outcome asks for besides the press. */
function Needs({ task, outcome, form, program }: TaskPanelProps & { outcome: Outcome; form: FormState }) {
  const reader = task.party === 'vendor' ? 'The partner reads it' : 'It stands on the record of the deal';
  if (outcome.needs === 'nothing') return <OptionalComment form={form} hint={reader} />;
  if (outcome.needs === 'fields' && task.fields)
    return (
      <>
        <RegistrationFields form={form} program={program} only={task.fields} />
        <OptionalComment form={form} hint={reader} />
      </>
    );
  const comment = (
    <TextArea
      form={form}
      name="comment"
      label={outcome.tone === 'negative' ? 'Reason' : 'Comment'}
      required={outcome.needs !== 'fields'}
      hint={reader}
    />
  );
  if (outcome.needs !== 'fields') return comment;
  const options = Object.entries(changeableFields).map(([value, label]) => ({ value, label }));
  return (
    <>
      <ChoiceField
        form={form}
        name="fields"
        kind="checkbox"
        label="What should the partner change?"
        options={options}
      />
      {comment}
    </>
  );
}

function OptionalComment({ form, hint }: { form: FormState; hint: string }) {
  const open = problemOf(form, 'comment') !== undefined || Boolean(form.values.comment);
  return (
    <details class="comment" open={open}>
      <summary>Add a comment</summary>
      <TextArea form={form} name="comment" label="Comment" hint={hint} rows={3} />
    </details>
  );
}
