import { createHash } from 'node:crypto';
import type { Task } from '../../../../domain/cases/case.schema.ts';
import { caseWorkflowId } from '../../../../domain/ids.ts';
import type { ProcessView } from '../../../../domain/processes/process-facts.ts';
import { loadProgram } from '../../../../domain/programs/compile-program.ts';
import type { Process } from '../../../../domain/programs/process.schema.ts';
import { isProcess, type ProgramVersion } from '../../../../domain/programs/program.ts';
import type { ProcessCaseInput } from '../../../../workflows/process.messages.ts';
import { memoryPrograms } from './memory-programs.ts';
import type { Memory } from './memory-stores.ts';
import { people } from './people.ts';

const openedAt = '2027-03-01T09:00:00.000Z';

/** A program as ops write it: a partner asks for a price, and the vendor decides. */
export const priceDesk = ({ version = 1, by = 'partner', within = 'PT16H' } = {}) => `
program: price-desk
kind: custom
version: ${version}
title: Price exceptions
calendar: { timeZone: UTC, workingDays: [1, 2, 3, 4, 5], from: "09:00", to: "17:00", holidays: [] }
roles: { channel-manager: Channel manager, finance: Finance }
starts: { by: ${by}, form: request, caseTitle: "{{ request.company }}: {{ request.reason }}" }
forms:
  request:
    title: Ask for another price
    fields:
      - { name: company, type: text, label: Company }
      - { name: email, type: email, label: E-mail address, required: false }
      - { name: reason, type: choice, label: Reason, options: { rival: A rival, other: Another } }
      - { name: rival, type: text, label: Which rival, when: 'reason == "rival"' }
      - { name: offer, type: file, label: Their offer, required: false, accept: [txt] }
  scorecard:
    title: How good is it
    fields: [{ name: fit, type: score, label: Fit }]
stages:
  - id: review
    label: In review
    steps:
      - step: decision
        id: approval
        title: Price approval
        scorecard: scorecard
        levels:
          - { name: Channel, by: channel-manager, serviceLevel: ${within}, atSilence: { after: P5D, outcome: reject } }
outcomes:
  done: { label: Agreed, tone: positive }
  lapsed: { label: Lapsed, reopenWithin: P30D }
`;

/** SHA-256 of a program's text, as versions have it. */
export const hashOf = (source: string): string => createHash('sha256').update(source).digest('hex');

const known = new Map<string, Promise<Process>>();

/** The text as a program that cases can run. */
export function compiled(source: string): Promise<Process> {
  const program = known.get(source) ?? compile(source);
  known.set(source, program);
  return program;
}

async function compile(source: string): Promise<Process> {
  const read = await loadProgram(source, { from: 2027, to: 2027 });
  if ('problems' in read) throw new Error(JSON.stringify(read.problems));
  if (!isProcess(read.program)) throw new Error('This is no program of stages and steps.');
  return read.program;
}

/** Puts a program in force without the two people that it takes. */
export async function putInForce(memory: Memory, source: string): Promise<Process> {
  const { programId, version, hash } = await proposed(memory, source, people.ops.id);
  await memoryPrograms(memory).publish({
    ...{ programId, version, hash, publishedBy: people.admin.id },
    ...{ publishedAt: openedAt, effectiveFrom: openedAt },
  });
  return compiled(source);
}

/** The starting form of {@link priceDesk}, filled in. */
export const priceRequest = {
  company: 'Acme GmbH',
  reason: 'rival',
  rival: 'Contoso',
  offer: { name: 'offer.txt', content: Buffer.from('An offer').toString('base64') },
};

/** A proposal of a program with the evidence of its rehearsal. */
export const proposalOf = (source: string) => ({
  source,
  rehearsal: { sourceHash: hashOf(source), scripts: ['usual'], passed: true },
});

/** Puts a version up in somebody's name. */
export async function proposed(memory: Memory, source: string, personId: string): Promise<ProgramVersion> {
  const program = await compiled(source);
  const { program: programId, version: number, title, kind } = program;
  const version: ProgramVersion = {
    ...{ programId, version: number, title, kind, hash: hashOf(source), status: 'proposed' },
    ...{ proposedBy: personId, proposedAt: openedAt },
  };
  memory.versions.push({ program, source, version });
  return version;
}

/** The case as it stands after its start: in its first stage, waiting for the channel manager. */
export function processViewOf({
  caseId,
  program,
  partner,
  startedBy,
  values,
  title,
}: ProcessCaseInput): ProcessView {
  const [stage] = program.stages;
  const task = priceTask();
  return {
    id: caseId,
    kind: program.kind,
    workflowId: caseWorkflowId(program.program, partner.id, caseId),
    program: { id: program.program, version: program.version },
    partner: { id: partner.id, name: partner.name },
    title,
    stage: stage?.id ?? '',
    stageLabel: stage?.label ?? '',
    status: 'open',
    next: {
      what: task.title,
      waitsFor: { party: 'vendor', roleLabel: task.roleLabel, personIds: task.assignees },
    },
    tasks: [task],
    openedAt,
    stageSince: openedAt,
    updatedAt: openedAt,
    revision: 1,
    facts: {
      startedBy: startedBy.personId,
      data: { [program.starts.form]: values },
      open: [program.starts.form],
      position: { approval: { since: openedAt }, 'approval/Channel': { since: openedAt } },
    },
  };
}

/** The channel manager's decision, with a scorecard. */
export function priceTask(change: Partial<Task> = {}): Task {
  return {
    ...{ id: 'T1', step: 'approval/Channel', title: 'Price approval', party: 'vendor' },
    ...{ role: 'channel-manager', roleLabel: 'Channel manager', assignees: [people.manager.id] },
    quorum: 1,
    outcomes: [
      { id: 'approve', label: 'Approve', effect: 'It goes on.', needs: 'form', tone: 'positive' },
      { id: 'reject', label: 'Reject', effect: 'It ends.', needs: 'comment', tone: 'negative' },
    ],
    votes: [],
    form: 'scorecard',
    openedAt,
    dueAt: '2027-03-02T17:00:00.000Z',
    atSilence: 'If nobody decides, it is rejected.',
    signedIn: false,
    status: 'open',
    ...change,
  };
}

/** Replaces what the store has of a case. */
export function changeProcess(memory: Memory, id: string, change: Partial<ProcessView>): ProcessView {
  const stored = memory.processes.get(id);
  if (!stored) throw new Error(`There is no case ${id}.`);
  const view = { ...stored.view, ...change };
  memory.processes.set(id, { ...stored, view });
  return view;
}
