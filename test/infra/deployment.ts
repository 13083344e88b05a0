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

/** With workers on Lambda. */
export const onLambda = {
  workersOn: 'lambda',
  temporalExternalId: 'a-text-that-nobody-guesses',
} as const satisfies Context;

/** The properties of the stack's only resource of this type. */
export function only(stack: Stack, type: string): Record<string, unknown> {
  const found = Object.values(Template.fromStack(stack).findResources(type));
  if (found.length !== 1) throw new Error(`${stack.stackName} has ${found.length} of ${type}`);
  return found[0]?.Properties as Record<string, unknown>;
}

export interface Resource {
  readonly Type: string;
  // biome-ignore lint/suspicious/noExplicitAny: properties differ by type, and a test looks into those that it knows.
  readonly Properties: Record<string, any>;
  readonly DeletionPolicy?: string;
  readonly UpdateReplacePolicy?: string;
}

/** Every resource of a stack, by its logical id. */
export function resourcesOf(stack: Stack): Record<string, Resource> {
  return Template.fromStack(stack).toJSON().Resources;
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

/** A key's ARN as CloudFormation fills it in. */
export const keyArn = 'arn:aws:kms:eu-central-1:111122223333:key/1a2b3c4d-0000-4000-8000-000000000000';

/** Text of a template with the places of exports filled in by a key's ARN. */
export function joined(value: unknown): string {
  if (typeof value === 'string') return value;
  const [separator, parts] = (value as { 'Fn::Join': [string, unknown[]] })['Fn::Join'];
  return parts.map((part) => (typeof part === 'string' ? part : keyArn)).join(separator);
}

export const listOf = <T>(value: T | T[]): T[] => (Array.isArray(value) ? value : [value]);
