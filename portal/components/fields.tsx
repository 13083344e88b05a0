import type { PropsWithChildren } from 'hono/jsx';
import { type FormState, fieldId, listValue, problemOf, textValue } from '../form.ts';

interface FieldProps {
  readonly form: FormState;
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly required?: boolean;
}
export interface Option {
  readonly value: string;
  readonly label: string;
  readonly hint?: string;
}

/** What ties an input to its label, hint and error. */
function wiring({ form, name, hint, required }: FieldProps, problem: string | undefined) {
  const id = fieldId(form.id, name);
  const described = [hint ? `${id}-hint` : '', problem ? `${id}-problem` : ''].filter(Boolean).join(' ');
  return {
    id,
    name,
    ...(described ? { 'aria-describedby': described } : {}),
    ...(problem ? { 'aria-invalid': 'true' as const } : {}),
    ...(required ? { required: true } : {}),
  };
}

export function Problem({ id, text }: { id: string; text: string | undefined }) {
  return text ? (
    <p class="problem" id={`${id}-problem`}>
      <span class="unseen">Error: </span>
      {text}
    </p>
  ) : null;
}

function Labelled({
  field,
  problem,
  children,
}: PropsWithChildren<{ field: FieldProps; problem: string | undefined }>) {
  const id = fieldId(field.form.id, field.name);
  return (
    <div class={problem ? 'field field-wrong' : 'field'}>
      <label htmlFor={id}>
        {field.label}
        {field.required ? null : <Optional />}
      </label>
      {field.hint ? (
        <p class="hint" id={`${id}-hint`}>
          {field.hint}
        </p>
      ) : null}
      <Problem id={id} text={problem} />
      {children}
    </div>
  );
}

export function Optional() {
  return <span class="optional"> (optional)</span>;
}

interface TextFieldProps extends FieldProps {
  readonly type?: 'text' | 'email' | 'date' | 'datetime-local' | 'url' | 'tel';
  readonly autocomplete?: string;
  readonly inputmode?: 'decimal' | 'url' | 'email';
  readonly width?: 'short' | 'medium';
  readonly max?: number;
}

export function TextField(props: TextFieldProps) {
  const problem = problemOf(props.form, props.name);
  return (
    <Labelled field={props} problem={problem}>
      <input
        {...wiring(props, problem)}
        type={props.type ?? 'text'}
        value={textValue(props.form, props.name)}
        autocomplete={props.autocomplete ?? 'off'}
        {...(props.inputmode ? { inputmode: props.inputmode } : {})}
        {...(props.max ? { maxlength: props.max } : {})}
        class={props.width ? `input-${props.width}` : ''}
      />
    </Labelled>
  );
}

/** Whose it is, is for the browser to fill in, unless it is somebody else's: `autocomplete` is `off` then. */
export function EmailField(props: FieldProps & Pick<TextFieldProps, 'autocomplete'>) {
  return <TextField autocomplete="email" {...props} type="email" inputmode="email" max={254} />;
}

export function TextArea(props: FieldProps & { rows?: number; max?: number }) {
  const problem = problemOf(props.form, props.name);
  return (
    <Labelled field={props} problem={problem}>
      <textarea {...wiring(props, problem)} rows={props.rows ?? 4} maxlength={props.max ?? 2000}>
        {textValue(props.form, props.name)}
      </textarea>
    </Labelled>
  );
}

export function Options({ options, chosen }: { options: readonly Option[]; chosen: string }) {
  return (
    <>
      {options.map(({ value, label }) => (
        <option value={value} selected={value === chosen}>
          {label}
        </option>
      ))}
    </>
  );
}

interface SelectProps extends FieldProps {
  readonly options?: readonly Option[];
  /** Options under headings. */
  readonly groups?: readonly { readonly label: string; readonly options: readonly Option[] }[];
  readonly empty?: string;
}

export function SelectField(props: SelectProps) {
  const problem = problemOf(props.form, props.name);
  const chosen = textValue(props.form, props.name);
  return (
    <Labelled field={props} problem={problem}>
      <select {...wiring(props, problem)}>
        {props.empty ? <option value="">{props.empty}</option> : null}
        <Options options={props.options ?? []} chosen={chosen} />
        {(props.groups ?? []).map(({ label, options }) => (
          <optgroup label={label}>
            <Options options={options} chosen={chosen} />
          </optgroup>
        ))}
      </select>
    </Labelled>
  );
}

interface GroupProps extends FieldProps {
  readonly options: readonly Option[];
  readonly kind: 'radio' | 'checkbox';
  /** Beside each other: for a scale of numbers. */
  readonly inline?: boolean;
}

/** One of a few (`radio`) or any of them (`checkbox`). The group's error link leads to its first box. */
export function ChoiceField(props: GroupProps) {
  const { form, name, label, options, kind } = props;
  const problem = problemOf(form, name);
  const id = fieldId(form.id, name);
  const chosen = listValue(form, name);
  const described = [props.hint ? `${id}-hint` : '', problem ? `${id}-problem` : '']
    .filter(Boolean)
    .join(' ');
  return (
    <fieldset
      class={problem ? 'field field-wrong' : 'field'}
      {...(described ? { 'aria-describedby': described } : {})}
    >
      <legend>
        {label}
        {props.required === false ? <Optional /> : null}
      </legend>
      {props.hint ? (
        <p class="hint" id={`${id}-hint`}>
          {props.hint}
        </p>
      ) : null}
      <Problem id={id} text={problem} />
      <div class={props.inline ? 'choices-inline' : ''}>
        {options.map((option, index) => (
          <Choice
            id={index === 0 ? id : `${id}-${option.value.replaceAll('.', '-')}`}
            name={name}
            kind={kind}
            option={option}
            checked={chosen.includes(option.value)}
          />
        ))}
      </div>
    </fieldset>
  );
}

interface ChoiceProps {
  readonly id: string;
  readonly name: string;
  readonly kind: 'radio' | 'checkbox';
  readonly option: Option;
  readonly checked: boolean;
}

function Choice({ id, name, kind, option, checked }: ChoiceProps) {
  return (
    <div class="choice">
      <input type={kind} id={id} name={name} value={option.value} checked={checked} />
      <label htmlFor={id}>
        {option.label}
        {option.hint ? <span class="hint">{option.hint}</span> : null}
      </label>
    </div>
  );
}

/** An amount as it was typed, and its currency: one question, two inputs. */
export function MoneyField(props: FieldProps & { currencies: readonly string[] }) {
  const { form, name, label, hint, currencies, required = true } = props;
  const problem = problemOf(form, name);
  const id = fieldId(form.id, name);
  const described = [hint ? `${id}-hint` : '', problem ? `${id}-problem` : ''].filter(Boolean).join(' ');
  const common = {
    ...(required ? { required } : {}),
    ...(described ? { 'aria-describedby': described } : {}),
  };
  const options = currencies.map((value) => ({ value, label: value }));
  return (
    <fieldset class={problem ? 'field field-wrong' : 'field'}>
      <legend>
        {label}
        {required ? null : <Optional />}
      </legend>
      {hint ? (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      ) : null}
      <Problem id={id} text={problem} />
      <div class="money">
        <label class="unseen" htmlFor={id}>
          Amount
        </label>
        <input
          {...common}
          {...(problem ? { 'aria-invalid': 'true' as const } : {})}
          id={id}
          name={`${name}.amount`}
          value={textValue(form, `${name}.amount`)}
          inputmode="decimal"
          autocomplete="off"
          maxlength={30}
        />
        <label class="unseen" htmlFor={`${id}-currency`}>
          Currency
        </label>
        <select {...common} id={`${id}-currency`} name={`${name}.currency`}>
          <Options options={options} chosen={textValue(form, `${name}.currency`)} />
        </select>
      </div>
    </fieldset>
  );
}

interface FileFieldProps extends FieldProps {
  /** Endings of names, for the browser's choice of files. */
  readonly accept: readonly string[];
  /** What files are taken, in words. */
  readonly rule: string;
  /** The name of the file that the form holds: a browser cannot show it as chosen. */
  readonly held: string | undefined;
}

export function FileField(props: FileFieldProps) {
  const { hint, rule, held, accept } = props;
  const problem = problemOf(props.form, props.name);
  const field = { ...props, hint: hint ? `${hint} (${rule})` : rule };
  const { required: _kept, ...wires } = wiring(field, problem);
  return (
    <Labelled field={field} problem={problem}>
      {held ? (
        <p class="held">
          Chosen: <strong>{held}</strong>. <span class="sub">Choose another to replace it.</span>
        </p>
      ) : null}
      <input
        {...wires}
        {...(props.required && !held ? { required: true } : {})}
        type="file"
        accept={accept.join(',')}
      />
    </Labelled>
  );
}

/** Values a form carries along unseen. */
export function Hidden({ name, value }: { name: string; value: string }) {
  return <input type="hidden" name={name} value={value} />;
}
