import type { WorkflowHandle } from '@temporalio/client';

/** So many events are a long history for the test server. */
const long = 4_096;
const atOnce = 128;

/** Makes the history of a workflow long by what changes nothing: signals to which it does not listen, an event each. */
export async function lengthen(handle: WorkflowHandle): Promise<void> {
  for (let sent = 0; sent < long; sent += atOnce)
    await Promise.all(Array.from({ length: atOnce }, () => handle.signal('nothing')));
}
