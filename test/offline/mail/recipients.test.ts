import { describe, expect, test } from 'vitest';
import { createSendMessage } from '../../../activities/send-message.activity.ts';
import { createSendProgramMessage } from '../../../activities/send-program-message.activity.ts';
import type { CaseView } from '../../../domain/cases/case.schema.ts';
import type { Person } from '../../../domain/people/person.schema.ts';
import { manager, partnerTask, seller, viewOf } from './mail-fixtures.ts';
import { depsOf, inputOf, scriptedMailer } from './post-room.ts';

const owner: Person = {
  ...seller,
  id: 'P-0WNER00001',
  name: 'Olga',
  email: 'olga@northwind.example',
  roles: ['owner'],
};
const rival: Person = { ...owner, id: 'P-R1VAL00001', email: 'rita@alpine.example', partnerId: 'alpine' };
const moved: Person = { ...seller, partnerId: 'alpine' };
const gone: Person = { ...seller, active: false };

/** The addresses to which a case of Northwind's writes, where the message is for this person. */
async function told(person: Person, view: CaseView = viewOf(), taskId?: string): Promise<string[]> {
  const { mailer, mails } = scriptedMailer();
  const deps = depsOf(mailer, {}, [person, owner, rival, manager]);
  const message = taskId === undefined ? 'protected' : 'task-opened';
  await createSendMessage(deps)(inputOf(message, person, view as never, taskId));
  return mails.map(({ to }) => to);
}

describe('what a case tells somebody of the partner', () => {
  test('is for them, and for nobody else', async () => {
    expect(await told(seller)).toEqual([seller.email]);
  });

  test.each([
    ['is with another partner', moved],
    ['has no access any more', gone],
  ])('goes to the owners of the partner where that person %s', async (_what, person) => {
    expect(await told(person)).toEqual([owner.email]);
  });

  test('goes to the owners besides where one of the vendor registered the deal', async () => {
    const registered = viewOf({}, { submittedBy: manager.id });
    expect(await told(manager, registered)).toEqual([manager.email, owner.email]);
    expect(await told(manager)).toEqual([manager.email]);
  });

  test('is asked of nobody in the place of who has left: somebody who can act is looked for elsewhere', async () => {
    const view = viewOf({ tasks: [partnerTask('progress')] });
    expect(await told(moved, view, 'T1')).toEqual([]);
    expect(await told(seller, view, 'T1')).toEqual([seller.email]);
  });

  test('in words of its program too', async () => {
    const { mailer, mails } = scriptedMailer();
    const deps = depsOf(mailer, {}, [moved, owner, rival]);
    const view = {
      ...viewOf(),
      kind: 'mdf',
      facts: { startedBy: moved.id, data: {}, open: [], position: {} },
    } as CaseView;
    const said = {
      step: 'hello',
      subject: 'Hello',
      text: 'Words',
      view,
      caseId: view.id,
      workflowId: view.workflowId,
    };

    await createSendProgramMessage(deps)({ ...said, personId: moved.id });
    await createSendProgramMessage(deps)({ ...said, personId: owner.id });
    expect(mails.map(({ to }) => to)).toEqual([owner.email]);

    const learners = {
      ...view,
      facts: { ...(view.facts as object), learner: { id: moved.id, name: 'Ana' } },
    };
    await createSendProgramMessage(deps)({ ...said, step: 'lapses', view: learners, personId: moved.id });
    expect(mails.at(-1)?.to).toBe(moved.email);
  });
});
