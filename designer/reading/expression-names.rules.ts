import { isRows } from '../../domain/programs/cel/types.ts';
import { namesInForm } from '../../domain/programs/fill-form.rules.ts';
import type { ValueType, WrittenProcess } from '../../domain/programs/process.schema.ts';
import type { Path } from '../../domain/programs/reading/problems.ts';
import { shippedRegistry } from '../../domain/programs/registry.ts';
import { commonTypes, elementTypes, typesOf } from '../../domain/programs/types.rules.ts';
import { own } from '../../domain/records.ts';
import type { Proposals } from './completion.rules.ts';
import type { Cursor } from './cursor.rules.ts';

const keys = new Set(['when', 'where', 'until', 'in', 'signedIn', 'must', 'of', 'default']);

/** Whether CEL is written at a path: a condition, a computed value, or `{{ }}` that is open in the text before. */
export function isExpression(path: Path, before: string): boolean {
  const last = path.at(-1);
  if (typeof last === 'string' && keys.has(last)) return true;
  const parent = path.at(-2);
  if ((parent === 'with' || parent === 'values') && path.includes('steps')) return true;
  return before.lastIndexOf('{{') > before.lastIndexOf('}}');
}

/** The names that the word at the cursor can go on with: `request.` → its fields. */
export function variablesFor({ word, from, path }: Cursor, program: WrittenProcess): Proposals | undefined {
  const parts = word.split('.');
  const last = parts.pop() ?? '';
  let fields: ValueType | undefined =
    path[0] === 'forms' ? namesIn(program, path) : typesOf(program, shippedRegistry);
  for (const part of parts) fields = fieldOf(fields, part);
  if (typeof fields !== 'object' || isRows(fields)) return undefined;
  const options = Object.entries(fields).map(([name, type]) => ({
    ...{ label: name, insert: name, kind: 'name' as const },
    ...(typeof type === 'string' ? { detail: type } : {}),
  }));
  return options.length > 0 ? { from: from + word.length - last.length, options } : undefined;
}

/**
 * Conditions and rules of a form speak of its own fields, and of what the case knows once it runs; the default of a cell
 * speaks of the element beside its row, too.
 */
function namesIn(program: WrittenProcess, [, key, , index, columns]: Path): ValueType {
  const name = String(key);
  const form = own(program.forms, name);
  const known = name === program.starts.form ? commonTypes(program) : typesOf(program, shippedRegistry);
  const field = columns === 'columns' ? form?.fields[Number(index)] : undefined;
  const of = field?.type === 'lines' ? field.of : undefined;
  return {
    ...(form ? namesInForm(name, form) : {}),
    ...known,
    ...(of === undefined ? {} : elementTypes(of, known)),
  };
}

function fieldOf(fields: ValueType | undefined, name: string): ValueType | undefined {
  const field = typeof fields === 'object' && !isRows(fields) ? own(fields, name) : undefined;
  return field === 'money' ? { amount: 'double', currency: 'string' } : field;
}
