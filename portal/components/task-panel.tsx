import type { Child } from 'hono/jsx';
import type { Outcome, Task } from '../../domain/cases/case.schema.ts';
import {
  type FormAttempt,
  type FormState,
  type FormValues,
  formState,
  problemOf,
  textValue,
} from '../form.ts';
import type { Frame } from '../frame.ts';
import { Hidden, TextArea } from './fields.tsx';
import { Due } from './moment.tsx';

export interface TaskPanelProps {
  readonly frame: Frame;
  readonly task: Task;
  /** Where the forms are sent. */
  readonly action: string;
  readonly attempt: FormAttempt | undefined;
  /** Random, new with each rendering: a form that is sent twice answers once. An e-mail's link needs none. */
  readonly requestKey?: string | undefined;
}

export interface TaskPanelParts {
  /** How what the opener wrote is shown; a quotation if not given. */
  readonly note?: (text: string) => Child;
  /** What the forms hold before anybody has typed. */
  readonly defaults?: FormValues;
  /** What an outcome of this kind of case asks for; undefined for one that asks for words at most. */
  readonly special?: (outcome: Outcome, form: FormState) => Child | undefined;
  /** Another press beside an outcome's own. */
  readonly besides?: (outcome: Outcome) => Child | undefined;
  /** What stands in the place of forms, where there is nothing to press. */
  readonly instead?: Child;
  /** Some field of the forms is a file. */
  readonly files?: boolean;
}

/** The id of the form of one outcome of a task. */
export function taskFormId(taskId: string, outcome: string): string {
  return `task-${taskId}-${outcome}`;
}

/** Names of the fields in a task's forms: what an error's link can lead to. */
export const taskFieldNames = ['comment', 'fields'] as const;

/** An open task with its forms: what is asked, by when, what happens otherwise, and what each press will do. */
export function TaskPanel(props: TaskPanelProps & TaskPanelParts) {
  const { frame, task } = props;
  const [first, ...others] = props.instead ? [] : task.outcomes;
  return (
    <section class="panel task" id={`task-${task.id}`} aria-labelledby={`task-${task.id}-title`}>
      <p class="eyebrow">{task.title}</p>
      <h2 id={`task-${task.id}-title`}>{headingOf(task)}</h2>
      {task.note ? (props.note?.(task.note) ?? <blockquote class="typed">{task.note}</blockquote>) : null}
      {task.dueAt ? (
        <p class="due">
          <span class="due-word">Due</span>
          <Due frame={frame} at={task.dueAt} />
        </p>
      ) : null}
      <p class="sub">{task.atSilence}</p>
      {task.standsInFor?.[frame.person?.id ?? ''] ? (
        <p class="sub">You stand in for somebody who is away.</p>
      ) : null}
      {props.instead}
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

function headingOf({ party, agreement, exam, outcomes }: Task): string {
  if (exam) return 'Your exam';
  if (agreement) return 'Your signature';
  return party === 'vendor' && outcomes.length > 1 ? 'Your decision' : 'Your answer';
}

function OutcomeForm(props: TaskPanelProps & TaskPanelParts & { outcome: Outcome; folded?: boolean }) {
  const { task, outcome, action, attempt, folded = false, files = false } = props;
  const id = taskFormId(task.id, outcome.id);
  const key = props.requestKey ? { requestKey: `${props.requestKey}-${task.id}-${outcome.id}` } : {};
  const form = formState(id, attempt, { ...props.defaults, ...key });
  return (
    <form
      id={id}
      class="outcome-form"
      method="post"
      action={action}
      {...(files ? { enctype: 'multipart/form-data' } : {})}
      novalidate
    >
      <Hidden name="outcome" value={outcome.id} />
      {props.requestKey ? <Hidden name="requestKey" value={textValue(form, 'requestKey')} /> : null}
      {props.special?.(outcome, form) ?? <Words task={task} outcome={outcome} form={form} />}
      <div class="press">
        <button
          type="submit"
          class={`button ${outcome.tone === 'positive' ? 'button-main' : `button-${outcome.tone}`}`}
        >
          {outcome.label}
        </button>
        {props.besides?.(outcome)}
        {folded ? null : <p class="effect">{outcome.effect}</p>}
      </div>
    </form>
  );
}

interface WordsProps {
  readonly task: Task;
  readonly outcome: Outcome;
  readonly form: FormState;
}

/** Who reads a comment on this task. */
export function readerOf({ party }: Task): string {
  return party === 'vendor' ? 'The partner reads it' : 'It stands on the record';
}

/** A reason that must be given, or a comment that can be. */
function Words({ task, outcome, form }: WordsProps) {
  const reader = readerOf(task);
  const { needs, tone } = outcome;
  if (needs !== 'comment' && needs !== 'evidence') return <OptionalComment form={form} hint={reader} />;
  const label = tone === 'negative' ? 'Reason' : 'Comment';
  return <TextArea form={form} name="comment" label={label} required hint={reader} />;
}

export function OptionalComment({ form, hint }: { form: FormState; hint: string }) {
  const open = problemOf(form, 'comment') !== undefined || Boolean(form.values.comment);
  return (
    <details class="comment" open={open}>
      <summary>Add a comment</summary>
      <TextArea form={form} name="comment" label="Comment" hint={hint} rows={3} />
    </details>
  );
}
