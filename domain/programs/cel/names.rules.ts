import type { ASTNode } from '@marcbachmann/cel-js';
import { own } from '../../records.ts';
import { closest } from '../closest.rules.ts';
import type { ExpressionProblem } from '../expressions.ts';
import type { Process, ValueType } from '../process.schema.ts';
import { programName } from './environment.rules.ts';

type Fields = Exclude<ValueType, string>;

const builtIn: Readonly<Record<string, Fields>> = {
  money: { amount: 'double', currency: 'string' },
  file: { name: 'string', type: 'string', size: 'int', sha256: 'string' },
};

/** A field that an expression reads and that its owner does not have, `has(...)` included; undefined if all exist. */
export function unknownField(root: ASTNode, types: Process['types']): ExpressionProblem | undefined {
  let found: ExpressionProblem | undefined;
  visitNames(root, new Set(), (node, bound) => {
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

/** The declared type of a name or of a field of it; undefined for what is computed. */
function typeOf(node: ASTNode, types: Process['types'], bound: ReadonlySet<string>): ValueType | undefined {
  if (node.op === 'id') return bound.has(node.args) ? undefined : own(types, node.args);
  if (node.op !== '.') return undefined;
  const fields = fieldsOf(typeOf(node.args[0], types, bound));
  return fields && own(fields, node.args[1]);
}

const fieldsOf = (type: ValueType | undefined): Fields | undefined =>
  typeof type === 'string' ? builtIn[type] : type;

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
  if (celType.startsWith('$')) {
    const [name = '', ...path] = celType.slice(1).split('.');
    return path.reduce<ValueType>((type, field) => fieldsOf(type)?.[field] ?? 'dyn', types[name] ?? 'dyn');
  }
  const name = programName(celType);
  return /^(list<)?(string|bool|int|double|date|timestamp|duration|money|file|dyn)>?$/.test(name)
    ? name
    : name.startsWith('list<')
      ? 'list<dyn>'
      : 'dyn';
}
