import { parseArgs } from 'node:util';
import { addRelease } from '../../handlers/releases/add-release.ts';
import { print } from '../print.ts';
import { withTemporal } from '../temporal-connection.ts';
import { inPlainWords } from './failures.ts';

/** `throughline release add`: tells Temporal which function the workers of a release are. */
export async function addCommand(args: string[]): Promise<number> {
  const { positionals, values } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      function: { type: 'string' },
      role: { type: 'string' },
      'external-id': { type: 'string' },
    },
  });
  const [id, ...more] = positionals;
  const { function: arn, role, 'external-id': externalId } = values;
  if (id === undefined || more.length > 0 || !arn || !role || !externalId)
    throw new Error(
      'Name the release, and give --function, --role and --external-id: outputs and context of the deployment',
    );
  if (!/:function:[^:]+:\d+$/.test(arn))
    throw new Error(
      `--function ${arn}: give the ARN with the version of the function, which is never changed`,
    );
  return withTemporal(process.env, async (client) => {
    await addRelease(client, id, { function: arn, role, externalId }).catch(inPlainWords);
    return print(`${id} is known. It has no work yet: throughline release current ${id.slice(0, 8)}`, 0);
  });
}
