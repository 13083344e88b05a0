import { commandGroup } from '../command-group.ts';

const usage = `throughline release list [--json]
    Which releases of the workers there are, who has the work, how many workers and running cases each has.
throughline release add <release> --function <arn> --role <arn> --external-id <id>
    Tells Temporal of a release whose workers are a function, and how to invoke them. It gets no work by that.
throughline release ramp <release> <percent>
    Gives a release a share of the cases, new and running, 1 to 99 percent.
throughline release current <release>
    Gives a release all work: new cases, and the next step of every running one.
throughline release rollback
    Ends the ramp if there is one; else gives all work back to the release that had it before.
throughline release drained <release>
    Whether the workers of a release may be ended. Exit code 1: they are still needed.

A release is named by its id or enough of its beginning. Temporal is found by TEMPORAL_ADDRESS, TEMPORAL_NAMESPACE,
TEMPORAL_TLS and TEMPORAL_CREDENTIALS, as a worker finds it.`;

const commands = {
  list: async () => (await import('./list.command.ts')).listCommand,
  add: async () => (await import('./add.command.ts')).addCommand,
  ramp: async () => (await import('./ramp.command.ts')).rampCommand,
  current: async () => (await import('./current.command.ts')).currentCommand,
  rollback: async () => (await import('./rollback.command.ts')).rollbackCommand,
  drained: async () => (await import('./drained.command.ts')).drainedCommand,
};

/** `throughline release`: which code of the workers has the work. */
export const releaseCommand = commandGroup({ name: 'throughline release', usage, commands });
