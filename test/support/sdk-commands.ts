import { readFileSync } from 'node:fs';
import { build } from 'esbuild';
import { lambdaModule } from '../../infra/constructs/bundle.ts';

const imports = /import\s*\{([^}]*)\}\s*from\s*'@aws-sdk\/(?:client-|lib-)?([\w-]+)'/g;
const partOfTransaction = /\b(Put|Update|Delete|ConditionCheck): \{/g;

/**
 * The requests to AWS that a program can make, as `dynamodb:Query`: what the files of ours that are left in its bundle, in
 * which nothing is that nobody can reach, import of the SDK. A transaction counts as the parts that it is made of.
 */
export async function sdkCommandsOf(entry: string): Promise<Set<string>> {
  const { metafile } = await build({
    ...lambdaModule,
    ...{ entryPoints: [entry], outdir: 'unwritten', write: false, metafile: true },
    external: ['@temporalio/*'],
  });
  const kept = Object.values(metafile.outputs).flatMap((output) =>
    Object.entries(output.inputs).flatMap(([path, { bytesInOutput }]) => (bytesInOutput > 0 ? [path] : [])),
  );
  const sources = kept
    .filter((path) => !path.includes('node_modules'))
    .map((path) => readFileSync(path, 'utf8'));
  return new Set(sources.flatMap(commandsIn));
}

function commandsIn(source: string): string[] {
  return [...source.matchAll(imports)].flatMap(([, names = '', client = '']) =>
    names.split(',').flatMap((name) => {
      const [, command] = /^(\w+)Command$|^createPresigned(Post)$/.exec(name.trim())?.filter(Boolean) ?? [];
      if (command !== 'TransactWrite') return command ? [`${client}:${command}`] : [];
      return [...source.matchAll(partOfTransaction)].map(([, part]) => `${client}:${part}`);
    }),
  );
}
