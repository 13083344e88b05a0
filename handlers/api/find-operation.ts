import { tryDecodeURIComponent } from 'hono/utils/url';
import type { Operation } from './operation.ts';

/** Where an operation is found, under the root of the app. */
export const routeOf = ({ path }: Pick<Operation, 'path'>) => `/v1${path}`;

/** The operation for a method and a path of the app, and what the path names; of several, the first. */
export function findOperation(
  operations: readonly Operation[],
  method: string,
  path: string,
): { operation: Operation; params: Record<string, string> } | undefined {
  const wanted = method === 'HEAD' ? 'get' : method.toLowerCase();
  const given = path.split('/');
  for (const operation of operations) {
    const params = operation.method === wanted ? paramsOf(routeOf(operation).split('/'), given) : undefined;
    if (params) return { operation, params };
  }
  return undefined;
}

/** What stands in the place of each `{name}`, decoded; undefined where the path is another. */
function paramsOf(route: readonly string[], given: readonly string[]): Record<string, string> | undefined {
  if (route.length !== given.length) return undefined;
  const params: Record<string, string> = {};
  for (const [at, segment] of route.entries()) {
    const value = given[at] ?? '';
    const [, name] = /^\{(\w+)\}$/.exec(segment) ?? [];
    if (name && value) params[name] = tryDecodeURIComponent(value);
    else if (segment !== value) return undefined;
  }
  return params;
}
