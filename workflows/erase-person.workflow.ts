import { continueAsNew, setCurrentDetails, sleep, workflowInfo } from '@temporalio/workflow';
import { ofPersonalData } from './activity-profiles.ts';
import type { ErasePersonInput } from './erase-person.messages.ts';

/** Most running cases start afresh at once; the others are looked at each day. */
const looks = ['2s', '1m', '1h'] as const;
const laterLooks = '1d';

/**
 * Erases a person: the account first, so that nothing new comes; then what is stored; then what Temporal keeps. Running cases
 * that cannot start afresh now are looked at again each day, until the last of them did, or ended.
 */
export async function erasePerson({ personId, open }: ErasePersonInput): Promise<void> {
  let left = open ?? (await eraseWhatIsStored(personId));
  for (let look = open ? looks.length : 0; left.length > 0; look += 1) {
    setCurrentDetails(`${left.length} running cases name ${personId} and cannot start afresh yet.`);
    await sleep(looks[look] ?? laterLooks, { summary: 'Look at running cases again' });
    const looked = await ofPersonalData('Erase from cases that ran').eraseFromCases({
      ...{ personId, workflowIds: left },
    });
    left = looked.open;
    if (workflowInfo().continueAsNewSuggested)
      await continueAsNew<typeof erasePerson>({ personId, open: left });
  }
  await ofPersonalData('Forget the name, keep the evidence').finishErasure({ personId });
}

async function eraseWhatIsStored(personId: string): Promise<readonly string[]> {
  await ofPersonalData('Close the account').closeAccount({ personId });
  const { open } = await ofPersonalData('Erase from the table').eraseFromTable({ personId });
  return open;
}
