import type { Activities, RecordInput } from '../../activities/activities.ts';
import { createKeepAgreement } from '../../activities/agreements/keep-agreement.activity.ts';
import { createActivities } from '../../activities/create-activities.ts';
import type { Mail, Mailer } from '../../activities/mail/mailer.ts';
import { createSendMessage, type SendMessageDeps } from '../../activities/send-message.activity.ts';
import { createSendProgramMessage } from '../../activities/send-program-message.activity.ts';
import type { CustomerStore } from '../../activities/store/customers.store.ts';
import { brandingSchema } from '../../domain/branding/branding.schema.ts';
import type { AnyCase } from '../../domain/cases/any-case.ts';
import type { Program } from '../../domain/programs/program.ts';
import type { Script } from '../../domain/rehearsals/script.schema.ts';
import type { Cast } from './cast.ts';
import {
  memoryAddresses,
  memoryDocuments,
  memoryMailLog,
  memoryPeople,
  memoryPrograms,
} from './memory-stores.ts';
import { type CaseRecord, takeIn } from './record.ts';
import { scriptedAttempts } from './scripted-attempts.ts';
import { type OutsideDeps, scriptedOutside } from './scripted-outside.ts';

export interface CaseActivitiesDeps extends Pick<OutsideDeps, 'now' | 'started'> {
  readonly program: Program;
  readonly script: Script;
  readonly cast: Cast;
  readonly record: CaseRecord;
  readonly customers: CustomerStore;
  /** Called before a turn counts as written: time stands still until it answers. */
  readonly onTurn: (turn: RecordInput) => Promise<void>;
}

/** Links of rehearsed mails lead nowhere; the key only has to be one. */
const links = {
  linkKeys: [{ id: 'rehearsal', secret: 'r'.repeat(43) }],
  publicUrl: 'https://portal.example',
};

/** The activities of one rehearsed case: the real ones, over memory, with a scripted world outside. */
export function caseActivities(deps: CaseActivitiesDeps): Activities {
  const { program, script, cast, record, customers, now, started, onTurn } = deps;
  const branding = brandingSchema.parse({});
  const people = memoryPeople(cast.people);
  const mails = new Map<string, Mail>();
  const sending: SendMessageDeps = {
    ...{ ...links, branding, mailer: collecting(mails) },
    stores: {
      people,
      mailLog: memoryMailLog(),
      addresses: memoryAddresses(),
      programs: memoryPrograms(program),
    },
    now: () => new Date(record.view?.updatedAt ?? script.starts),
  };
  const load = async () => record.view && { view: record.view as AnyCase, timeline: record.entries };
  return createActivities({
    stores: {
      people,
      customers,
      standing: { competenciesOf: async () => cast.partner.competencies },
      cases: {
        async record(turn) {
          takeIn(record, turn);
          await onTurn(turn);
        },
      },
    },
    ...scriptedOutside({ script, now, started, happened: (call) => void record.calls.push(call) }),
    ...scriptedAttempts(script),
    ...recordedMails(sending, mails, record),
    keepAgreement: createKeepAgreement({
      branding,
      stores: { documents: memoryDocuments(), cases: { load } },
    }),
    startTransferredDeal: async () => undefined,
  });
}

/** Takes every e-mail as SES does, and keeps it under its key. */
function collecting(mails: Map<string, Mail>): Mailer {
  return {
    async send(mail) {
      mails.set(mail.key, mail);
      return `rehearsed-${mails.size}`;
    },
  };
}

/** The real activities that send e-mail; what each has sent is put on record with what it was about. */
function recordedMails(
  deps: SendMessageDeps,
  mails: ReadonlyMap<string, Mail>,
  record: CaseRecord,
): Pick<Activities, 'sendMessage' | 'sendProgramMessage'> {
  const [sendMessage, sendProgramMessage] = [createSendMessage(deps), createSendProgramMessage(deps)];
  const keep = (
    input: { workflowId: string; step: string; personId: string; view: { updatedAt: string } },
    about: Pick<CaseRecord['mails'][number], 'message' | 'taskId'>,
  ) => {
    const { workflowId, step, personId, view } = input;
    const mail = mails.get(`${workflowId}/${step}/${personId}`);
    if (!mail) return;
    const { subject, text, html } = mail;
    record.mails.push({ at: view.updatedAt, personId, subject, text, html, ...about });
  };
  return {
    async sendMessage(input) {
      await sendMessage(input);
      keep(input, { message: input.message, ...(input.taskId ? { taskId: input.taskId } : {}) });
    },
    async sendProgramMessage(input) {
      await sendProgramMessage(input);
      keep(input, {});
    },
  };
}
