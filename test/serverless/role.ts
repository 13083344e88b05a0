import { readFileSync } from 'node:fs';

interface Trusting {
  readonly Principal: { readonly AWS: string };
  readonly Condition: { readonly StringEquals: { readonly 'sts:ExternalId': string } };
}
interface Granting {
  readonly Action: readonly string[];
  readonly Resource: { readonly 'Fn::Join': readonly [string, readonly unknown[]] };
}

/** The role that a deployment makes for Temporal, as IAM would judge by it. */
export interface InvocationRole {
  /** The first of those whom it names. */
  readonly principal: string;
  readonly externalId: string;
  trusts(principal: string, externalId: string | undefined): boolean;
  allows(action: string, resource: string): boolean;
}

/** From the template that test/infra holds the deployment against; `functionArn` is what the function is called once deployed. */
export function invocationRole(functionArn: string): InvocationRole {
  const file = new URL('../infra/templates/ThroughlineWorkerFunctions.template', import.meta.url);
  const { Resources } = JSON.parse(readFileSync(file, 'utf8'));
  const named = (start: RegExp) =>
    Resources[Object.keys(Resources).find((id) => start.test(id)) ?? ''].Properties;
  const trust: Trusting[] = named(/^Invocation[0-9A-F]{8}$/).AssumeRolePolicyDocument.Statement;
  const grants: Granting[] = named(/^InvocationDefaultPolicy/).PolicyDocument.Statement;
  const [first] = trust;
  const allowedBy = (grant: Granting, action: string, arn: string) => {
    const [by, parts] = grant.Resource['Fn::Join'];
    const resource = parts.map((part) => (typeof part === 'string' ? part : functionArn)).join(by);
    return grant.Action.includes(action) && resource.endsWith(':*') && arn.startsWith(resource.slice(0, -1));
  };
  return {
    principal: first?.Principal.AWS ?? '',
    externalId: first?.Condition.StringEquals['sts:ExternalId'] ?? '',
    trusts: (principal, externalId) =>
      trust.some(
        ({ Principal, Condition }) =>
          Principal.AWS === principal && Condition.StringEquals['sts:ExternalId'] === externalId,
      ),
    allows: (action, arn) => grants.some((grant) => allowedBy(grant, action, arn)),
  };
}
