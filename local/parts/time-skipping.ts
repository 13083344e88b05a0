import { type ChildProcess, spawn } from 'node:child_process';
import { connect } from 'node:net';
import { setTimeout as rest } from 'node:timers/promises';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { guardGroup, releaseGroup, signalGroup } from '../processes/guard.ts';
import { freePort } from './ports.ts';

/** The time-skipping server did not come up; the message says why, and what can be done. */
export class TestServerNotStarted extends Error {
  constructor(why: string) {
    super(`The time-skipping test server did not start: ${why}`);
    this.name = 'TestServerNotStarted';
  }
}

/** Milliseconds; a machine that is busy with other things needs many times the second that it takes alone. */
const patience = 60_000;

/**
 * Starts the server at `executable` (test-server.ts) and connects to it; `teardown` ends both. However this process
 * ends, the server ends with it.
 *
 * The SDK would start it, too, but gives up after five seconds, which cannot be set: a busy machine needs longer. And
 * what it starts outlives a process that is killed.
 * @throws TestServerNotStarted
 */
export async function startTimeSkipping(
  executable: string,
  within = patience,
): Promise<TestWorkflowEnvironment> {
  const port = await freePort();
  const server = startServer(executable, port);
  try {
    await untilItListens(server, port, within);
    const env = await connectTo(`127.0.0.1:${port}`);
    const close = env.teardown.bind(env);
    env.teardown = async () => {
      await close();
      await server.stop();
    };
    return env;
  } catch (error) {
    await server.stop();
    throw error;
  }
}

interface Server {
  /** How it ended, in words; absent while it runs. */
  ended(): string | undefined;
  stop(): Promise<void>;
}

/** Runs what it is given once it is told to. Where that who would tell it has died, it ends. */
const whenTold = 'read -r told && exec "$0" "$@" </dev/null';

/**
 * The leader of a process group of its own: the executable may be a script around the server. It begins when the group
 * is guarded, so there is no moment at which it could be left behind.
 */
function startServer(executable: string, port: number): Server {
  const child: ChildProcess = spawn('/bin/sh', ['-c', whenTold, executable, String(port)], {
    stdio: ['pipe', 'inherit', 'inherit'],
    detached: true,
  });
  const group = child.pid ?? 0;
  let how: string | undefined;
  const ended = new Promise<string>((resolve) => {
    child.once('exit', (code, signal) => resolve(`it ended with ${signal ?? `code ${code}`}`));
    child.once('error', ({ message }) => resolve(message));
  }).then((words) => {
    how = words;
    releaseGroup(group);
  });
  if (group > 0) guardGroup(group);
  child.stdin?.on('error', () => undefined);
  child.stdin?.end('now\n');
  // Who forgets to tear it down can end all the same.
  child.unref();
  return {
    ended: () => how,
    async stop() {
      if (how === undefined) signalGroup(group, 'SIGKILL');
      child.ref();
      await ended;
    },
  };
}

async function untilItListens(server: Server, port: number, within: number): Promise<void> {
  const end = performance.now() + within;
  while (!(await listens(port))) {
    const how = server.ended();
    if (how !== undefined)
      throw new TestServerNotStarted(
        `${how}. What it printed says why; if it printed nothing, check that "java -version" says 17 or newer.`,
      );
    if (performance.now() > end)
      throw new TestServerNotStarted(
        `it did not answer within ${within / 1000} s. This machine is very busy or short of memory: end what else ` +
          'runs, and try again.',
      );
    await rest(50);
  }
}

function listens(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1' });
    const answer = (open: boolean) => {
      socket.destroy();
      resolve(open);
    };
    socket.once('connect', () => answer(true));
    socket.once('error', () => answer(false));
  });
}

type Create = (options: {
  readonly server: { readonly type: 'existing' };
  readonly address: string;
  readonly supportsTimeSkipping: true;
}) => Promise<TestWorkflowEnvironment>;

/**
 * The SDK's public way to a server that runs already takes it for one whose time cannot be skipped; what both of its
 * ways call can be told. Bound to the SDK's version: test/timeskip would say so.
 */
async function connectTo(address: string): Promise<TestWorkflowEnvironment> {
  const { TestWorkflowEnvironment } = await import('@temporalio/testing');
  const { create } = TestWorkflowEnvironment as unknown as { readonly create: Create };
  return create.call(TestWorkflowEnvironment, {
    server: { type: 'existing' },
    address,
    supportsTimeSkipping: true,
  });
}
