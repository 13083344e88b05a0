import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { freePort } from '../../local/parts/ports.ts';
import type { Service } from '../../local/processes/service.ts';
import { temporalAnswers } from '../../local/services.ts';
import { fencesOf } from '../docs/markdown.ts';

/** What the how-to has whoever runs a server of their own switch on. */
function switchedOn(): string {
  const [yaml = ''] = fencesOf(readFileSync('docs/how-to/run-it-on-aws.md', 'utf8'), 'yaml');
  return yaml;
}

const store = {
  pluginName: 'sqlite',
  ...{ databaseName: 'default', connectAddr: 'localhost', connectProtocol: 'tcp' },
  connectAttributes: { mode: 'memory', cache: 'private' },
  ...{ maxConns: 1, maxIdleConns: 1 },
};

/** A whole Temporal server in memory, configured and logging in `folder`; it finds AWS at `aws.endpoint`. */
export async function temporalServer(
  executable: string,
  { folder, aws }: { readonly folder: string; readonly aws: { readonly endpoint: string } & Credentials },
): Promise<Service> {
  const ports = await Promise.all(Array.from({ length: 8 }, () => freePort()));
  const [frontend] = ports;
  const address = `127.0.0.1:${frontend}`;
  const services = ['frontend', 'matching', 'history', 'worker'].map((name, at) => [
    name,
    { rpc: { grpcPort: ports[at], membershipPort: ports[at + 4], bindOnLocalHost: true } },
  ]);
  const config = {
    log: { stdout: true, level: 'warn' },
    persistence: {
      ...{ defaultStore: 'all', visibilityStore: 'seen', numHistoryShards: 4 },
      datastores: { all: { sql: store }, seen: { sql: store } },
    },
    global: { membership: { maxJoinDuration: '30s', broadcastAddress: '127.0.0.1' } },
    services: Object.fromEntries(services),
    clusterMetadata: {
      ...{ enableGlobalNamespace: false, failoverVersionIncrement: 10 },
      ...{ masterClusterName: 'active', currentClusterName: 'active' },
      clusterInformation: {
        active: { enabled: true, initialFailoverVersion: 1, rpcName: 'frontend', rpcAddress: address },
      },
    },
    dynamicConfigClient: { filepath: join(folder, 'dynamic.yaml'), pollInterval: '10s' },
  };
  writeFileSync(join(folder, 'config.yaml'), JSON.stringify(config));
  writeFileSync(join(folder, 'dynamic.yaml'), switchedOn());
  const spec = {
    name: 'Temporal with its worker controller',
    program: executable,
    args: ['--config-file', join(folder, 'config.yaml'), '--allow-no-auth', 'start'],
    env: {
      AWS_ENDPOINT_URL: aws.endpoint,
      AWS_ACCESS_KEY_ID: aws.accessKeyId,
      AWS_SECRET_ACCESS_KEY: aws.secretAccessKey,
    },
    log: join(folder, 'temporal.log'),
  };
  return { spec, address, ready: () => temporalAnswers(address, 'temporal-system') };
}

export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}
