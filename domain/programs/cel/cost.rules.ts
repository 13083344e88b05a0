import type { ASTNode } from '@marcbachmann/cel-js';

/** What an expression may cost at most, in elementary steps: well below a second. */
export const maxCost = 1_000_000;

/** How many characters of a text are looked at in the time of one step. */
export const textPerStep = 50;

/** How long lists are taken to be while nothing but the program is known. */
export const usualLength = 100;

/** How deep macros over lists (`all`, `exists`, `filter`, `map`) may stand inside one another. */
const maxNesting = 2;

const macros = new Set(['all', 'exists', 'exists_one', 'filter', 'map']);
/** Left out of the language: regular expressions can take for ever, and names inside an expression let it grow. */
const refused: ReadonlyMap<string, string> = new Map(
  Object.entries({
    matches: 'Regular expressions are left out of conditions; use contains, startsWith or endsWith',
    bind: 'cel.bind is left out of conditions; give a value a name with a step of the kind set',
    bytes: 'Bytes are left out of conditions',
  }),
);

export interface CostProblem {
  readonly message: string;
  readonly start: number;
  readonly end: number;
}

/**
 * An upper bound of the steps that an expression takes when no list or text in its data is longer than `longest`, or
 * why it is refused. Sound because CEL has no loops and every list that an expression makes is made of what it reads.
 */
export function costOf(root: ASTNode, longest: number): { cost: number } | { problem: CostProblem } {
  try {
    return { cost: weigh(root, { longest, nesting: 0 }).cost };
  } catch (error) {
    if (error instanceof Refused) return { problem: error.problem };
    throw error;
  }
}

class Refused extends Error {
  readonly problem: CostProblem;
  constructor(message: string, { start, end }: ASTNode) {
    super(message);
    this.problem = { message, start, end };
  }
}

interface Around {
  /** The longest list or text that a name can stand for. */
  readonly longest: number;
  readonly nesting: number;
}
/** Steps taken, and the longest list or text that can come of it. */
interface Weight {
  readonly cost: number;
  readonly size: number;
}

function weigh(node: ASTNode, around: Around): Weight {
  if (node.op === 'value')
    return { cost: 1, size: typeof node.args === 'string' ? node.args.length / textPerStep : 1 };
  if (node.op === 'id') return { cost: 1, size: around.longest };
  if (node.op === 'rcall') return receiverCall(node, node.args[0], node.args[1], node.args[2], around);
  if (node.op === 'call') refuse(node, node.args[0]);
  if (node.op === 'call' && node.args[0] === 'total') return adding(node.args[1], around);
  return together(
    childrenOf(node).map((child) => weigh(child, around)),
    node.op === 'list' || node.op === 'map' ? childrenOf(node).length : 0,
  );
}

/** A list is gone through, and one amount comes of it. */
function adding(args: readonly ASTNode[], around: Around): Weight {
  const parts = args.map((one) => weigh(one, around));
  const { cost } = together(parts);
  return { cost: cost + (parts[0]?.size ?? 0), size: 1 };
}

function refuse(node: ASTNode, name: string): void {
  const message = refused.get(name);
  if (message !== undefined) throw new Refused(message, node);
}

/** Operators and functions look at all that they are given, and give at most all of it back. */
function together(parts: readonly Weight[], atLeast = 0): Weight {
  const size = parts.reduce((all, part) => all + part.size, atLeast);
  return { cost: parts.reduce((all, part) => all + part.cost, 1 + size / 50), size };
}

function receiverCall(
  node: ASTNode,
  name: string,
  on: ASTNode,
  args: readonly ASTNode[],
  around: Around,
): Weight {
  refuse(node, name);
  const list = weigh(on, around);
  if (name === 'join' || name === 'split') {
    const by = together(args.map((one) => weigh(one, around)));
    const size = name === 'join' ? list.size * Math.max(list.size, by.size, 1) : list.size * textPerStep;
    return { cost: list.cost + by.cost + size, size };
  }
  if (!macros.has(name)) return together([list, ...args.map((one) => weigh(one, around))]);
  if (around.nesting >= maxNesting)
    throw new Refused(`No more than ${maxNesting} of all, exists, filter and map inside one another`, node);
  const inside = { longest: Math.max(around.longest, list.size), nesting: around.nesting + 1 };
  const body = together(args.map((one) => weigh(one, inside)));
  return { cost: list.cost + list.size * (1 + body.cost), size: Math.max(list.size, body.size) };
}

function childrenOf(node: ASTNode): readonly ASTNode[] {
  if (node.op === 'call') return node.args[1];
  if (node.op === 'map') return node.args.flat();
  if (node.op === 'list') return node.args;
  if (node.op === '.' || node.op === '.?') return [node.args[0]];
  if (node.op === '!_' || node.op === '-_') return [node.args];
  return Array.isArray(node.args) ? (node.args as readonly ASTNode[]) : [];
}
