import type { Task } from '../../domain/cases/case.schema.ts';
import { type FormState, fieldId, problemOf } from '../form.ts';
import { Hidden, Problem, TextField } from './fields.tsx';
import { Markdown } from './markdown.tsx';

/** Names of the inputs of a signature: what an error's link can lead to. */
export const signatureFieldNames = ['signatureName', 'consent'] as const;

interface SignatureProps {
  readonly form: FormState;
  readonly agreement: NonNullable<Task['agreement']>;
  /** The company that is bound. */
  readonly signsFor: string;
}

/** An agreement, and a typed name under it. The hash says which text it was: it stands in the signed PDF, too. */
export function Signature({ form, agreement, signsFor }: SignatureProps) {
  const id = `${form.id}-agreement`;
  return (
    <>
      <h3 class="unseen" id={id}>
        The agreement
      </h3>
      <section class="agreement" aria-labelledby={id} tabindex={0}>
        <Markdown text={agreement.text} />
      </section>
      <Hidden name="hash" value={agreement.hash} />
      <TextField
        form={form}
        name="signatureName"
        label="Your full name"
        hint="Typed here, it is your signature"
        autocomplete="name"
        required
        max={120}
      />
      <Consent form={form} signsFor={signsFor} />
      <p class="hint fingerprint">
        Fingerprint of this text (SHA-256): <code>{agreement.hash}</code>
      </p>
    </>
  );
}

function Consent({ form, signsFor }: Pick<SignatureProps, 'form' | 'signsFor'>) {
  const id = fieldId(form.id, 'consent');
  const problem = problemOf(form, 'consent');
  return (
    <div class={problem ? 'field field-wrong' : 'field'}>
      <Problem id={id} text={problem} />
      <div class="choice">
        <input
          type="checkbox"
          id={id}
          name="consent"
          value="yes"
          checked={form.values.consent === 'yes'}
          {...(problem ? { 'aria-describedby': `${id}-problem`, 'aria-invalid': 'true' as const } : {})}
        />
        <label htmlFor={id}>I have read this agreement, and I may sign it for {signsFor}.</label>
      </div>
    </div>
  );
}
