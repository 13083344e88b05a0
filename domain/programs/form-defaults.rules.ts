import type { Field, Form } from './form.schema.ts';

/** A field that can be filled in at first, and with what. */
export interface FilledIn {
  readonly field: Extract<Field, { default?: string | undefined }>;
  /** A CEL expression. */
  readonly source: string;
}

/** The fields of a form that its program fills in at first, each with its place in the form. */
export function filledInFields({ fields }: Form): (FilledIn & { readonly index: number })[] {
  return fields.flatMap((field, index) =>
    'default' in field && field.default !== undefined ? [{ field, index, source: field.default }] : [],
  );
}

/** What is filled in at first, a sentence for each field. */
export function defaultsInWords(form: Form): string[] {
  return filledInFields(form).map(
    ({ field, source }) => `“${field.label}” is filled in with \`${source}\` at first.`,
  );
}
