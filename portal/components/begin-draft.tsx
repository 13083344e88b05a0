import { type FormAttempt, formState } from '../form.ts';
import { FileField, Hidden, SelectField } from './fields.tsx';

/** Names of the fields of these forms: what an error's link can lead to. */
export const beginFieldNames = ['name', 'source', 'scripts'] as const;

/** A program that a draft can begin with. */
export interface TemplateChoice {
  readonly name: string;
  readonly title: string;
  readonly purpose: string;
}

interface BeginProps {
  readonly templates: readonly TemplateChoice[];
  readonly requestKey: string;
  readonly attempt: FormAttempt | undefined;
}

/** How a program begins that is not here yet. */
export function BeginDraft(props: BeginProps) {
  return (
    <section class="panel" aria-labelledby="begin-title">
      <h2 id="begin-title">Begin a program</h2>
      <FromTemplate {...props} />
      <FromFile {...props} />
    </section>
  );
}

function FromTemplate({ templates, requestKey, attempt }: BeginProps) {
  const form = formState('template', attempt);
  return (
    <details class="act" open={attempt?.form === 'template'}>
      <summary>Start from a shipped program</summary>
      <form id="template" method="post" action="/programs/drafts" novalidate>
        <Hidden name="requestKey" value={requestKey} />
        <Hidden name="from" value="template" />
        <SelectField
          {...{ form, name: 'name', label: 'Program', required: true, empty: 'Choose a program' }}
          options={templates.map(({ name, title }) => ({ value: name, label: title }))}
        />
        <dl class="purposes">
          {templates.map(({ title, purpose }) => (
            <div>
              <dt>{title}</dt>
              <dd>{purpose}</dd>
            </div>
          ))}
        </dl>
        <button type="submit" class="button">
          Open it in the designer
        </button>
      </form>
    </details>
  );
}

function FromFile({ requestKey, attempt }: BeginProps) {
  const form = formState('file', attempt);
  const common = { form, accept: ['.yaml', '.yml'], rule: 'YAML, 300 kB at most', held: undefined };
  return (
    <details class="act" open={attempt?.form === 'file'}>
      <summary>Import a file</summary>
      <form id="file" method="post" action="/programs/drafts" enctype="multipart/form-data" novalidate>
        <Hidden name="requestKey" value={requestKey} />
        <Hidden name="from" value="file" />
        <FileField {...common} name="source" label="Program" required />
        <FileField {...common} name="scripts" label="Its rehearsal" hint="The scripts that play it" />
        <p class="effect">It is taken as it is, whatever it holds. Errors are shown in the designer.</p>
        <button type="submit" class="button">
          Import
        </button>
      </form>
    </details>
  );
}
