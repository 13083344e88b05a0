import { createHash } from 'node:crypto';
import { noteUpdate } from '../../workflows/case.messages.ts';
import { endsHere } from '../automatic-failures.ts';
import type { Action } from './action.ts';

/** Puts a note on the case's record. The update's id comes from the action's key, so Temporal takes it once. */
export const publishNote: Action<'publish-note'> = async (
  { stores, client },
  { text, audience },
  { caseId, key },
) => {
  if (audience !== undefined && audience !== 'everyone' && audience !== 'vendor')
    throw endsHere('values', 'publish-note: audience must be everyone or vendor.');
  const found = await stores.cases.load(caseId);
  if (!found) throw new Error(`The case ${caseId} is not in the store yet.`);
  const updateId = createHash('sha256').update(key).digest('hex');
  await client.workflow.getHandle(found.view.workflowId).executeUpdate(noteUpdate, {
    args: [{ text, actor: { via: 'system' }, ...(audience ? { audience } : {}) }],
    updateId,
  });
  return {};
};
