import type { HolderActivities } from '../../activities/certificates/holder-activities.ts';
import { newVersionWorkflowId } from '../../domain/ids.ts';
import { taskQueue } from '../../workflows/case.messages.ts';
import { newVersionWorkflow } from '../../workflows/new-version.messages.ts';
import { childEndedSignal, migrateUpdate } from '../../workflows/process.messages.ts';
import { applicant, processesIn } from '../support/process-harness.ts';
import { programWith } from '../support/programs.ts';
import type { Timeskip } from '../support/timeskip.ts';
import type { Lived } from './process-scenarios.ts';

const day = 86_400_000;

/** From when the new version is in force; absent before somebody publishes it. */
let inForceFrom: string | undefined;
/** Seven holders on two pages, of whom one has a case that cannot be moved. */
export const holderActivities: HolderActivities = {
  publicationOf: async () => (inForceFrom === undefined ? {} : { from: inForceFrom }),
  holdersOf: async ({ cursor }) =>
    cursor === undefined
      ? { numbers: ['CT-1', 'CT-2', 'CT-3', 'CT-4', 'CT-5', 'CT-6'], cursor: '1.' }
      : { numbers: ['CT-7'] },
  askHolder: async ({ number }) => (number === 'CT-3' ? { left: 'C-3' } : {}),
};

/** Lives of what certification does besides walking steps, for frozen histories. */
export const certificationLives: Readonly<Record<string, (timeskip: Timeskip) => Promise<Lived>>> = {
  /** Begun before the version is published, which is in force a day later. */
  async 'new-version'({ client, env }) {
    inForceFrom = undefined;
    const handle = await client.workflow.start(newVersionWorkflow, {
      ...{ workflowId: newVersionWorkflowId('sample', 2), taskQueue },
      args: [{ programId: 'sample', version: 2 }],
    });
    await env.sleep('5 minutes');
    inForceFrom = new Date((await env.currentTimeMs()) + day).toISOString();
    await handle.result();
    return { handle };
  },
  /** What was awarded for two years ends in thirty days: the renewal is asked at once. */
  async 'process-ends-sooner'(timeskip) {
    const stages = `
  - id: held
    label: Held
    steps:
      - { step: action, id: award, action: award-certificate, with: { certificate: '"basics"', title: '"Basics"', months: "24" } }
      - { step: wait, id: almostOver, until: 'timestamp(award.validUntil) - duration("2160h")' }
      - { step: task, id: renewal, title: Renew it, by: partner, until: timestamp(award.validUntil), reminders: [P7D], atSilence: { after: PT0S, ends: lapsed } }
`;
    const inDays = async (days: number) =>
      new Date((await timeskip.env.currentTimeMs()) + days * day).toISOString();
    const award = { number: 'CT-7K3M9Q2XBA', validUntil: await inDays(730), renews: '' };
    timeskip.world.actions['award-certificate'] = award;
    const running = await processesIn(timeskip).start(await programWith(stages), { topic: 'Basics' });
    await timeskip.env.sleep('10 days');
    const program = await programWith(stages, 2);
    await running.handle.executeUpdate(migrateUpdate, {
      args: [{ program, actor: { via: 'system' }, reason: 'It covers backups', endsBy: await inDays(30) }],
    });
    await timeskip.env.sleep('25 days');
    await running.answer('renewal', 'done', applicant);
    await running.handle.result();
    return running;
  },
  /** People are invited and enrolled by rule; another case is started and its end waited for. */
  async 'process-enrols'(timeskip) {
    const stages = `
  - id: accounts
    label: Accounts
    steps:
      - step: each
        id: invitations
        in: request.sites
        as: city
        steps:
          - { step: action, id: invite, action: invite-person, with: { email: 'city + "@northwind.example"', name: city, role: '"seller"' } }
          - { step: program, id: enrol, when: city == "paris", program: basics, person: invite.personId }
      - { step: program, id: plan, program: business-plan, with: { topic: request.topic }, wait: true }
`;
    timeskip.world.actions['invite-person'] = { personId: applicant };
    const request = { topic: 'A joint plan', sites: ['berlin', 'paris'] };
    const running = await processesIn(timeskip).start(await programWith(stages), request);
    await timeskip.env.sleep('1 day');
    await running.handle.signal(childEndedSignal, { step: 'plan', outcome: 'agreed' });
    await running.handle.result();
    return running;
  },
};
