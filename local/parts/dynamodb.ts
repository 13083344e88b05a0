import { findProgram, run } from './command.ts';
import { javaOptions } from './java-options.ts';
import { type Artifact, cachedArtifact, mavenArtifact } from './maven.ts';
import type { Part, Way } from './part.ts';

/** How DynamoDB Local is run: from its jars with Java, or as a container. */
export type DynamoLaunch =
  | { readonly kind: 'java'; readonly jars: string }
  | { readonly kind: 'container'; readonly engine: string; readonly image: string };

const artifact: Artifact = { group: 'software.amazon.dynamodb', artifact: 'DynamoDBLocal', version: '3.3.1' };
const image = 'amazon/dynamodb-local:3.3.1';

function asJava(way: Way<string>): Way<DynamoLaunch> {
  return { ...way, obtain: async (report) => ({ kind: 'java', jars: await way.obtain(report) }) };
}

const container: Way<DynamoLaunch> = {
  name: 'container',
  possible: async () => (await containerEngine()) !== undefined,
  obtain: async (report) => {
    const engine = (await containerEngine()) ?? 'docker';
    report(`fetching ${image}`);
    await run(engine, ['pull', '--quiet', image], { timeoutSeconds: 300 });
    return { kind: 'container', engine, image };
  },
};

/** An installed container engine that is running and lets us use it. */
async function containerEngine(): Promise<string | undefined> {
  for (const engine of ['docker', 'podman']) {
    if (!findProgram(engine)) continue;
    const answer = await run(engine, ['info', '--format', 'ok'], { timeoutSeconds: 5 }).catch(
      () => undefined,
    );
    if (answer !== undefined) return engine;
  }
  return undefined;
}

/** The program and arguments that run DynamoDB Local on a port; without `dataFolder` it keeps everything in memory. */
export function dynamoCommand(
  launch: DynamoLaunch,
  port: number,
  dataFolder?: string,
): { program: string; args: string[]; container?: string } {
  if (launch.kind === 'java') {
    const store = dataFolder ? ['-dbPath', dataFolder] : ['-inMemory'];
    const main = 'software.amazon.dynamodb.services.local.main.ServerRunner';
    const java = [
      '-Xmx256m',
      ...javaOptions,
      `-Djava.library.path=${launch.jars}`,
      '-cp',
      `${launch.jars}/*`,
      main,
    ];
    return {
      program: 'java',
      args: [...java, ...store, '-sharedDb', '-disableTelemetry', '-port', String(port)],
    };
  }
  const name = `throughline-dynamodb-${port}`;
  const volume = dataFolder ? ['--volume', `${dataFolder}:/data`, '--user', 'root'] : [];
  const store = dataFolder ? ['-dbPath', '/data'] : ['-inMemory'];
  const engine = ['run', '--rm', '--name', name, '--publish', `127.0.0.1:${port}:8000`, ...volume];
  return {
    program: launch.engine,
    args: [
      ...engine,
      launch.image,
      ...javaOptions,
      '-jar',
      'DynamoDBLocal.jar',
      ...store,
      '-sharedDb',
      '-disableTelemetry',
    ],
    container: name,
  };
}

/** DynamoDB Local. Not needed where DYNAMODB_ENDPOINT is given. */
export const dynamoPart: Part<DynamoLaunch> = {
  name: 'DynamoDB Local',
  ways: [asJava(cachedArtifact(artifact)), container, asJava(mavenArtifact(artifact))],
  remedy:
    'Start a container engine (Docker or Podman), or install Java 17 or newer and Maven, ' +
    'or give the address of a running one in DYNAMODB_ENDPOINT.',
};
