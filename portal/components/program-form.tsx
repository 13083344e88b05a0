import type { Field, Form, FormValues } from '../../domain/programs/form.schema.ts';
import { type FormState, fieldId } from '../form.ts';
import { countries } from '../format/countries.ts';
import { endingsOf, ruleOf } from '../format/files.ts';
import { inputName } from '../format/form-texts.ts';
import {
  ChoiceField,
  EmailField,
  FileField,
  Hidden,
  MoneyField,
  SelectField,
  TextArea,
  TextField,
} from './fields.tsx';
import { type BesideRows, LinesField } from './lines-field.tsx';
import { type ShownFile, UploadField } from './upload-field.tsx';

/** A program's form as a page shows it: what it holds, and which of its fields apply. */
export interface ShownForm {
  readonly form: Form;
  readonly held: FormValues;
  readonly asked: ReadonlySet<string>;
  /** Fields that apply only since the last press. */
  readonly fresh?: readonly string[] | undefined;
  /** What was sent for fields of the type `files`, by field. */
  readonly sent?: Readonly<Record<string, readonly ShownFile[]>> | undefined;
  /** What stands beside the rows of fields that have `of`, by field. */
  readonly beside?: Readonly<Record<string, BesideRows>> | undefined;
}

/** Names of the inputs of these forms: what an error's link can lead to. */
export function inputNames(forms: readonly Form[]): string[] {
  return forms.flatMap(({ fields }) => fields.map(({ name }) => inputName(name)));
}

export function hasFiles({ fields }: Form): boolean {
  return fields.some(({ type }) => type === 'file');
}

/**
 * The fields of a program's form. Those whose condition does not hold are left out, and `shown` says which were there:
 * when the answers make others apply, the same press shows those instead of sending (docs/decisions/0016).
 */
export function ProgramForm({ state, shown }: { state: FormState; shown: ShownForm }) {
  const { form, asked, fresh = [] } = shown;
  const fields = form.fields.filter(({ name }) => asked.has(name));
  const [firstFresh] = fields.filter(({ name }) => fresh.includes(name));
  const more = form.fields.some(({ name, when }) => when !== undefined && !asked.has(name));
  return (
    <>
      {form.fields.some(({ type }) => type === 'files' || type === 'lines') ? <FirstPress /> : null}
      <Hidden name="shown" value={fields.map(({ name }) => name).join(' ')} />
      {firstFresh ? <MoreQuestions state={state} first={firstFresh} count={fresh.length} /> : null}
      <div class="program-fields">
        {fields.map((field) => (
          <ProgramField
            state={state}
            field={field}
            held={shown.held[field.name]}
            sent={shown.sent?.[field.name]}
            beside={shown.beside?.[field.name]}
          />
        ))}
      </div>
      {more ? <p class="hint">Depending on your answers, a few more questions can follow.</p> : null}
    </>
  );
}

/** What the enter key presses in a field is the form's first button: it shall send, and not do what another does. */
function FirstPress() {
  return <button type="submit" hidden></button>;
}

/** The browser puts the reader here: what was sent came back for something new. */
function MoreQuestions({ state, first, count }: { state: FormState; first: Field; count: number }) {
  return (
    <section class="check" aria-label="More questions" tabindex={-1} autofocus>
      <p>
        {count === 1 ? 'One more question follows' : `${count} more questions follow`} from your answers, and
        nothing was sent yet.{' '}
        <a href={`#${fieldId(state.id, inputName(first.name))}`}>Go to “{first.label}”</a>
      </p>
    </section>
  );
}

interface ProgramFieldProps {
  readonly state: FormState;
  readonly field: Field;
  /** A file that the form holds already. */
  readonly held: unknown;
  /** The files that were sent for it. */
  readonly sent: readonly ShownFile[] | undefined;
  readonly beside: BesideRows | undefined;
}

function ProgramField({ state, field, held, sent, beside }: ProgramFieldProps) {
  const common = {
    form: state,
    name: inputName(field.name),
    label: field.label,
    required: field.required,
    ...(field.help ? { hint: field.help } : {}),
  };
  const max = 'max' in field && field.max !== undefined ? { max: field.max } : {};
  switch (field.type) {
    case 'text':
      return <TextField {...common} max={200} {...max} {...lengthHint(field)} />;
    case 'long-text':
      return <TextArea {...common} max={4000} {...max} {...lengthHint(field)} />;
    case 'email':
      return <EmailField {...common} />;
    case 'url':
      return <TextField {...common} type="url" inputmode="url" max={2000} />;
    case 'phone':
      return <TextField {...common} type="tel" autocomplete="tel" max={40} width="medium" />;
    case 'iban':
      return <TextField {...common} max={60} />;
    case 'integer':
    case 'number':
      return <TextField {...common} inputmode="decimal" max={30} width="medium" />;
    case 'money':
      return <MoneyField {...common} currencies={field.currencies} />;
    case 'date':
      return <TextField {...common} type="date" width="medium" />;
    case 'yes-no':
      return <ChoiceField {...common} kind="radio" options={yesOrNo} />;
    case 'country':
      return <SelectField {...common} options={countries()} empty="Choose a country" />;
    case 'choice':
      return <Choice field={field} common={common} />;
    case 'choices':
      return <ChoiceField {...common} kind="checkbox" options={optionsOf(field.options)} />;
    case 'score':
      return <ChoiceField {...common} kind="radio" options={scale(field.max)} inline />;
    case 'file':
      return <FileField {...common} accept={endingsOf(field)} rule={ruleOf(field)} held={nameOf(held)} />;
    case 'files':
      return <UploadField state={state} field={field} files={sent ?? []} />;
    case 'lines':
      return <LinesField state={state} field={field} beside={beside} />;
  }
}

/** What is too short would be sent back: its writer knows before. */
function lengthHint({ min = 0, help = '' }: Extract<Field, { type: 'text' | 'long-text' }>) {
  return min >= 10 ? { hint: `${help} At least ${min} characters.`.trim() } : {};
}

const yesOrNo = [
  { value: 'yes', label: 'Yes' },
  { value: 'no', label: 'No' },
];
/** So many options are seen at once; more are easier to find in a list. */
const fewOptions = 6;

interface ChoiceProps {
  readonly field: Extract<Field, { type: 'choice' }>;
  readonly common: { form: FormState; name: string; label: string; required: boolean; hint?: string };
}

function Choice({ field, common }: ChoiceProps) {
  const options = optionsOf(field.options);
  if (options.length > fewOptions) return <SelectField {...common} options={options} empty="Choose one" />;
  return <ChoiceField {...common} kind="radio" options={options} />;
}

function optionsOf(options: Readonly<Record<string, string>>) {
  return Object.entries(options).map(([value, label]) => ({ value, label }));
}

function scale(max: number) {
  return Array.from({ length: max }, (_, index) => String(index + 1)).map((value) => ({
    value,
    label: value,
  }));
}

function nameOf(file: unknown): string | undefined {
  const name = (file as { name?: unknown } | null | undefined)?.name;
  return typeof name === 'string' ? name : undefined;
}
