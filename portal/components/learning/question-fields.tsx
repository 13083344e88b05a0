import type { Child } from 'hono/jsx';
import type { ShownQuestion } from '../../../domain/learning/shown.rules.ts';
import { type FormState, fieldId, listValue, problemOf, textValue } from '../../form.ts';
import { Problem, TextField } from '../fields.tsx';
import { Line, plainText } from '../markdown.tsx';

interface QuestionFieldsProps {
  readonly form: FormState;
  readonly shown: ShownQuestion;
}

/** Names of the inputs of a question: what an error's link can lead to. */
export function questionFieldNames(shown: ShownQuestion): readonly string[] {
  if (shown.type === 'single') return ['choice'];
  if (shown.type === 'multiple') return ['choices'];
  if (shown.type === 'ordering') return shown.items.map((_, at) => `places.${at + 1}`);
  if (shown.type === 'matching') return shown.lefts.map((_, at) => `matches.${at + 1}`);
  return [shown.type === 'numeric' ? 'number' : 'text'];
}

/** The inputs of a question. They send places of what is shown, never what it is. */
export function QuestionFields({ form, shown }: QuestionFieldsProps) {
  switch (shown.type) {
    case 'single':
    case 'multiple':
      return <Choices form={form} shown={shown} />;
    case 'ordering':
      return (
        <Rows form={form} name="places" hint="Give each its place: 1 is the first." texts={shown.items}>
          {shown.items.map((_, at) => String(at + 1))}
        </Rows>
      );
    case 'matching':
      return (
        <Rows form={form} name="matches" hint="Choose for each what belongs to it." texts={shown.lefts}>
          {shown.rights.map(plainText)}
        </Rows>
      );
    case 'numeric':
      return (
        <TextField
          form={form}
          name="number"
          label="Your answer, a number"
          inputmode="decimal"
          width="medium"
          required
        />
      );
    case 'short':
      return <TextField form={form} name="text" label="Your answer, a word or a few" max={200} required />;
  }
}

function Choices({
  form,
  shown,
}: {
  form: FormState;
  shown: Extract<ShownQuestion, { readonly choices: readonly string[] }>;
}) {
  const [name, kind, legend] =
    shown.type === 'single'
      ? (['choice', 'radio', 'Choose one'] as const)
      : (['choices', 'checkbox', 'Choose all that apply'] as const);
  const problem = problemOf(form, name);
  const id = fieldId(form.id, name);
  const chosen = listValue(form, name);
  return (
    <fieldset
      class={problem ? 'field field-wrong' : 'field'}
      {...(problem ? { 'aria-describedby': `${id}-problem` } : {})}
    >
      <legend>{legend}</legend>
      <Problem id={id} text={problem} />
      {shown.choices.map((text, at) => {
        const value = String(at + 1);
        const input = at === 0 ? id : `${id}-${value}`;
        return (
          <div class="choice">
            <input type={kind} id={input} name={name} value={value} checked={chosen.includes(value)} />
            <label htmlFor={input}>
              <Line text={text} />
            </label>
          </div>
        );
      })}
    </fieldset>
  );
}

interface RowsProps {
  readonly form: FormState;
  readonly name: string;
  readonly hint: string;
  readonly texts: readonly string[];
  /** What each can be given, in the order of their places from 1. */
  readonly children: readonly string[];
}

/** For each text a choice of the same things. */
function Rows({ form, name, hint, texts, children }: RowsProps): Child {
  const given = listValue(form, name);
  return (
    <>
      <p class="hint" id={`${form.id}-${name}-hint`}>
        {hint}
      </p>
      {texts.map((text, at) => {
        const field = `${name}.${at + 1}`;
        const id = fieldId(form.id, field);
        const problem = form.problems.find((one) => one.field === field)?.message;
        const chosen = textValue(form, field) || given[at];
        return (
          <div class={problem ? 'field field-wrong' : 'field'}>
            <label htmlFor={id}>
              <Line text={text} />
            </label>
            <Problem id={id} text={problem} />
            <select
              id={id}
              name={field}
              aria-describedby={`${form.id}-${name}-hint${problem ? ` ${id}-problem` : ''}`}
              {...(problem ? { 'aria-invalid': 'true' as const } : {})}
            >
              <option value="">Choose</option>
              {children.map((label, index) => (
                <option value={String(index + 1)} selected={chosen === String(index + 1)}>
                  {label}
                </option>
              ))}
            </select>
          </div>
        );
      })}
    </>
  );
}
