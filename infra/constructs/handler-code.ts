import { execFileSync } from 'node:child_process';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { AssetHashType, DockerImage } from 'aws-cdk-lib';
import { type AssetCode, Code } from 'aws-cdk-lib/aws-lambda';

/** What lies beside the code: nothing, what pages need, or what a Temporal worker is made of. */
export type HandlerKind = 'plain' | 'portal' | 'worker';

const command = fileURLToPath(new URL('bundle-command.ts', import.meta.url));

/**
 * A handler's file as the code of a function: bundled on this machine, and deployed again only when its bundle changes.
 */
export function handlerCode(entry: string, kind: HandlerKind = 'plain'): AssetCode {
  return Code.fromAsset(dirname(entry), {
    assetHashType: AssetHashType.OUTPUT,
    bundling: {
      // CDK asks for an image, and would use it if bundling here were not possible.
      image: DockerImage.fromRegistry('public.ecr.aws/lambda/nodejs:24'),
      // By this CDK tells the bundles of one folder apart.
      command: [entry, kind],
      local: {
        tryBundle(folder) {
          execFileSync(process.execPath, ['--import', 'tsx', command, entry, folder, kind], {
            stdio: ['ignore', 'inherit', 'inherit'],
          });
          return true;
        },
      },
    },
  });
}
