import type { Column, Field, Form } from './form.schema.ts';
import type { LinesField } from './lines.rules.ts';

/** A field that can be filled in at first, and with what. */
export interface FilledIn {
  readonly field: Extract<Field, { default?: string | undefined }>;
  /** A CEL expression. */
  readonly source: string;
}

/** A column of a field whose cells can be filled in at first, and with what: over the element beside each row, too. */
export interface FilledInColumn {
  readonly field: LinesField;
  readonly column: Column;
  /** A CEL expression. */
  readonly source: string;
}

/** By this name the default of a column speaks of the element that its row stands beside. */
export const elementName = 'row';

/** The fields of a form that its program fills in at first, each with its place in the form. */
export function filledInFields({ fields }: Form): (FilledIn & { readonly index: number })[] {
  return fields.flatMap((field, index) =>
    'default' in field && field.default !== undefined ? [{ field, index, source: field.default }] : [],
  );
}

/** The columns of a form that its program fills in at first, each with its place in the form. */
export function filledInColumns({ fields }: Form): (FilledInColumn & { readonly at: [number, number] })[] {
  return fields.flatMap((field, index) =>
    field.type !== 'lines'
      ? []
      : field.columns.flatMap((column, at) =>
          column.default === undefined
            ? []
            : [{ field, column, source: column.default, at: [index, at] as [number, number] }],
        ),
  );
}

/** The names of the fields that hold something before anybody types. */
export const filledInNames = (form: Form): ReadonlySet<string> =>
  new Set([...filledInFields(form), ...filledInColumns(form)].map(({ field }) => field.name));

/** What is filled in at first, a sentence for each field and each column. */
export function defaultsInWords(form: Form): string[] {
  return [
    ...filledInFields(form).map(({ field, source }) => sentence(field.label, source)),
    ...filledInColumns(form).map(({ field, column, source }) =>
      sentence(`${field.label}: ${column.label}`, source),
    ),
  ];
}

const sentence = (label: string, source: string) => `“${label}” is filled in with \`${source}\` at first.`;
