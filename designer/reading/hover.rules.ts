import { visit } from 'yaml';
import type { Path } from '../../domain/programs/reading/problems.ts';
import type { SchemaNode } from '../../domain/programs/reference/json-schema.rules.ts';
import { pathOf } from './cursor.rules.ts';
import { namesAt } from './known-names.rules.ts';
import { schemasAt } from './schema.rules.ts';
import { rangeOf, sketch } from './sketch.rules.ts';

/** What a word of the text means. */
export interface Hint {
  readonly from: number;
  readonly to: number;
  readonly title: string;
  readonly text: string;
}

/**
 * What the key or the name at an offset is for; undefined for what people wrote freely, or else, with `around`, what the
 * key is for under which they wrote it.
 */
export function hintAt(source: string, offset: number, around = false): Hint | undefined {
  const document = sketch(source);
  if (!document) return undefined;
  let hint: Hint | undefined;
  visit(document, {
    Scalar(key, scalar, ancestors) {
      const range = rangeOf(scalar);
      if (!range || offset < range.from || offset > range.to) return undefined;
      const path = pathOf(ancestors, scalar);
      const title = String(scalar.value);
      const name = key === 'key' ? undefined : namesAt(document, path).find(({ label }) => label === title);
      const text = key === 'key' ? keyText([...path, title]) : name?.info;
      if (text !== undefined) hint = { ...range, title, text };
      else if (around) hint = keyHint(path, range);
      return visit.BREAK;
    },
  });
  return hint;

  function keyHint(path: Path, range: Pick<Hint, 'from' | 'to'>): Hint | undefined {
    const key = path.findLastIndex((one) => typeof one === 'string');
    const text = keyText(path.slice(0, key + 1));
    return text === undefined ? undefined : { ...range, title: String(path[key]), text };
  }

  function keyText(path: Path): string | undefined {
    const [schema] = document ? schemasAt(document, path) : [];
    const parent = document ? schemasAt(document, path.slice(0, -1)) : [];
    const described = parent.map((one) => one.properties?.[String(path.at(-1))]?.description);
    const text = described.find((one) => one !== undefined) ?? schema?.description;
    return text === undefined ? undefined : [text, ...possible(schema)].join('\n');
  }
}

function possible(schema: SchemaNode | undefined): string[] {
  if (!schema) return [];
  const values = schema.enum ? [`One of: ${schema.enum.join(', ')}.`] : [];
  return schema.default === undefined
    ? values
    : [...values, `If not given: ${JSON.stringify(schema.default)}.`];
}
