import type { ASTNode } from '@marcbachmann/cel-js';
import { own } from '../../records.ts';
import { closest } from '../closest.rules.ts';
import type { ExpressionProblem } from '../expressions.ts';
import type { FieldTypes, Process, ValueType } from '../process.schema.ts';
import { programName } from './environment.rules.ts';
import { filledName, isFilledName, isNeverMissing } from './filled-in.rules.ts';
import { isRows, rowTypeNamed } from './types.ts';
import { ratesType } from './values.rules.ts';

const builtIn: Readonly<Record<string, FieldTypes>> = {
  money: { amount: 'double', currency: 'string' },
  file: { id: 'string', name: 'string', type: 'string', size: 'int', sha256: 'string' },
};

/**
 * A field that an expression reads and that its owner does not have, `has(...)` included, or a column that is added up
 * and that its rows do not have; undefined if all exist.
 */
export function unknownField(root: ASTNode, types: Process['types']): ExpressionProblem | undefined {
  let found: ExpressionProblem | undefined;
  visitNames(root, new Set(), (node, bound) => {
    found ??= unknownColumn(node, types, bound);
    if (node.op !== '.' || found) return;
    const [owner, field] = node.args;
    const fields = fieldsOf(typeOf(owner, types, bound));
    if (!fields || Object.hasOwn(fields, field)) return;
    const suggestion = closest(field, Object.keys(fields));
    found = {
      message: `${owner.input.slice(owner.start, owner.end)} has no ${field}; it has ${Object.keys(fields).join(', ')}`,
      start: node.end - field.length,
      end: node.end,
      ...(suggestion ? { suggestion } : {}),
    };
  });
  return found;
}

/** `total(request.costs, "amount")`: a column of money. */
function unknownColumn(
  node: ASTNode,
  types: Process['types'],
  bound: ReadonlySet<string>,
): ExpressionProblem | undefined {
  if (node.op !== 'call' || node.args[0] !== 'total') return undefined;
  const [list, column] = node.args[1];
  const rows = list && typeOf(list, types, bound);
  if (!isRows(rows) || column?.op !== 'value' || typeof column.args !== 'string') return undefined;
  const amounts = Object.keys(rows[0]).filter((name) => rows[0][name] === 'money');
  if (amounts.includes(column.args)) return undefined;
  const suggestion = closest(column.args, amounts);
  return {
    message: `${list?.input.slice(list.start, list.end)} has no column of money ${column.args}; it has ${amounts.join(', ') || 'none'}`,
    start: column.start,
    end: column.end,
    ...(suggestion ? { suggestion: `"${suggestion}"` } : {}),
  };
}

/** The declared type of a name or of a field of it; undefined for what is computed. */
function typeOf(node: ASTNode, types: Process['types'], bound: ReadonlySet<string>): ValueType | undefined {
  if (node.op === 'id') return bound.has(node.args) ? undefined : own(types, node.args);
  if (node.op !== '.') return undefined;
  const fields = fieldsOf(typeOf(node.args[0], types, bound));
  return fields && own(fields, node.args[1]);
}

const fieldsOf = (type: ValueType | undefined): FieldTypes | undefined =>
  typeof type === 'string' ? builtIn[type] : isRows(type) ? undefined : type;

/** Turns `has(claim.last)` of an expression that is about to be computed into the question whether it was filled in. */
export function askWhetherFilledIn(root: ASTNode, types: Process['types']): void {
  visitNames(root, new Set(), (node, bound) => {
    if (node.op !== 'call' || node.args[0] !== 'has') return;
    const [asked] = node.args[1];
    if (asked?.op !== '.' || isFilledName(asked.args[1])) return;
    const type = typeOf(asked, types, bound);
    if (type !== undefined && isNeverMissing(type))
      Object.assign(asked, { args: [asked.args[0], filledName(asked.args[1])] });
  });
}

const macros = new Set(['all', 'exists', 'exists_one', 'filter', 'map']);

/** Calls `see` with every node and the names that macros bind around it. */
export function visitNames(
  node: unknown,
  bound: ReadonlySet<string>,
  see: (node: ASTNode, bound: ReadonlySet<string>) => void,
): void {
  if (Array.isArray(node)) for (const one of node) visitNames(one, bound, see);
  if (!isNode(node)) return;
  see(node, bound);
  if (node.op !== 'rcall' || !macros.has(node.args[0])) return visitNames(node.args, bound, see);
  const [, list, [name, ...body]] = node.args;
  visitNames(list, bound, see);
  visitNames(body, name?.op === 'id' ? new Set([...bound, name.args]) : bound, see);
}

const isNode = (value: unknown): value is ASTNode =>
  typeof value === 'object' && value !== null && 'op' in value && 'args' in value;

/** What CEL says that an expression gives, in the types that programs are declared with. */
export function declaredType(celType: string, types: Process['types']): ValueType {
  const row = rowTypeNamed(celType);
  if (row) return row[0];
  if (celType.startsWith('$')) {
    const [name = '', ...path] = celType.slice(1).split('.');
    return path.reduce<ValueType>((type, field) => fieldsOf(type)?.[field] ?? 'dyn', types[name] ?? 'dyn');
  }
  const name = programName(celType);
  const rows = rowTypeNamed(/^list<(.+)>$/.exec(name)?.[1] ?? '');
  if (rows) return rows;
  return name === ratesType ||
    /^(list<)?(string|bool|int|double|date|timestamp|duration|money|file|dyn)>?$/.test(name)
    ? name
    : name.startsWith('list<')
      ? 'list<dyn>'
      : 'dyn';
}
