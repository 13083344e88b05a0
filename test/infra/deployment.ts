import { readFileSync } from 'node:fs';
import { App, type Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { createStacks } from '../../infra/create-stacks.ts';

type Context = Readonly<Record<string, unknown>>;
const { context: shipped } = JSON.parse(readFileSync('cdk.json', 'utf8')) as { context: Context };

/** The context of cdk.json; nothing is bundled unless `more` says so. */
export function deploymentContext(more: Context = {}): Record<string, unknown> {
  return { ...shipped, 'aws:cdk:bundling-stacks': [], ...more };
}

/** The stacks as cdk.json has them, for a test that adds to them. */
export function ownDeployment(context: Context = {}) {
  const app = new App({ context: deploymentContext(context) });
  return { app, ...createStacks(app) };
}

const made = new Map<string, ReturnType<typeof ownDeployment>>();

/** The stacks as cdk.json has them, with a context; made once for each, and only to be looked at. */
export function deployment(context: Context = {}) {
  const key = JSON.stringify(context);
  const known = made.get(key) ?? ownDeployment(context);
  made.set(key, known);
  return known;
}

/** The properties of the stack's only resource of this type. */
export function only(stack: Stack, type: string): Record<string, unknown> {
  const found = Object.values(Template.fromStack(stack).findResources(type));
  if (found.length !== 1) throw new Error(`${stack.stackName} has ${found.length} of ${type}`);
  return found[0]?.Properties as Record<string, unknown>;
}

export interface Statement {
  readonly Effect: string;
  readonly Action: string | string[];
  readonly Resource: unknown;
  readonly Condition?: unknown;
}

/** Every statement that the stack's roles are granted. */
export function statementsOf(stack: Stack): Statement[] {
  const policies = Object.values(Template.fromStack(stack).findResources('AWS::IAM::Policy'));
  return policies.flatMap(
    ({ Properties }) =>
      (Properties as { PolicyDocument: { Statement: Statement[] } }).PolicyDocument.Statement,
  );
}

export const listOf = <T>(value: T | T[]): T[] => (Array.isArray(value) ? value : [value]);
