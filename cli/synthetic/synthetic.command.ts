import { commandGroup } from '../command-group.ts';

const usage = `throughline synthetic run [--json]
    Registers a deal of the synthetic partner, approves it by the link of its e-mail, withdraws it and removes every trace:
    whether the product works, step by step, and how long each took. Exit code 1: a step could not be done.

A worker takes the steps, so one must run. Temporal is found by TEMPORAL_ADDRESS, TEMPORAL_NAMESPACE, TEMPORAL_TLS,
TEMPORAL_CREDENTIALS, PAYLOAD_KEYS and AWS_REGION, as a worker finds it, or as npm start wrote it down.`;

const commands = {
  run: async () => (await import('./run.command.ts')).runCommand,
};

/** `throughline synthetic`: whether the product works, seen from its front door. */
export const syntheticCommand = commandGroup({ name: 'throughline synthetic', usage, commands });
