import { WorkflowExecutionAlreadyStartedError } from '@temporalio/client';
import { beforeAll, describe, expect, test } from 'vitest';
import type { StartCaseInput } from '../../../activities/activities.ts';
import { createStartCase, type StartCaseDeps } from '../../../activities/start-case.activity.ts';
import { createEnrolmentStore } from '../../../activities/store/enrolments.dynamo.ts';
import type { Person } from '../../../domain/people/person.schema.ts';
import type { Process } from '../../../domain/programs/process.schema.ts';
import { memoryItems } from '../../support/memory-items.ts';
import { processOf } from '../../support/programs.ts';

const now = '2026-11-02T09:00:00.000Z';
const input: StartCaseInput = {
  caseId: 'C-7K3M9Q2XBA',
  programId: 'sample',
  partner: { id: 'northwind', name: 'Northwind', tier: 'silver', country: 'DE' },
  startedBy: 'P-0WNER00001',
  values: { topic: 'A joint plan' },
  parent: { workflowId: 'onboarding/northwind/C-PARENT0001', step: 'plan' },
};

const source = `
program: sample
kind: custom
version: 1
title: Sample
calendar: { timeZone: UTC, workingDays: [1, 2, 3, 4, 5], from: "09:00", to: "17:00", holidays: [] }
roles: { finance: Finance }
starts: { by: partner, form: request, caseTitle: "Request {{ request.topic }}" }
forms:
  request:
    title: Request
    fields:
      - { type: text, name: topic, label: Topic }
      - { type: integer, name: value, label: Value, required: false }
    rules:
      - { must: value < 100 || "installation" in partner.competencies, field: value, message: Install first }
stages:
  - { id: work, label: Work, steps: [{ step: task, id: look, by: finance, within: P2D }] }
outcomes: { done: { label: Done, tone: positive } }
`;
let program: Process;
beforeAll(async () => {
  program = await processOf(source);
});

/** Temporal, of which every call is kept and the second start of a workflow refused, as the real one does. */
function starting(
  change: { current?: unknown; failure?: Error; people?: readonly Person[]; held?: string[] } = {},
) {
  const started: { workflowId: string; args: unknown[] }[] = [];
  const start = async (_workflow: string, options: { workflowId: string; args: unknown[] }) => {
    if (change.failure) throw change.failure;
    if (started.some(({ workflowId }) => workflowId === options.workflowId))
      throw new WorkflowExecutionAlreadyStartedError('Already started', options.workflowId, 'processCase');
    started.push(options);
  };
  const current = async (id: string) => ('current' in change ? change.current : id === 'sample' && program);
  const deps = {
    client: { workflow: { start } },
    stores: {
      programs: { current, list: async () => [] },
      people: { get: async (id: string) => change.people?.find((one) => one.id === id) },
      enrolments: createEnrolmentStore(memoryItems()),
      standing: { competenciesOf: async () => change.held ?? [] },
      cases: { views: async (ids: string[]) => ids.map((id) => ({ id, status: 'open' })) },
    },
    publicUrl: 'https://portal.example',
    now: () => new Date(now),
  } as unknown as StartCaseDeps;
  return { startCase: createStartCase(deps), started };
}

describe('a case of another program', () => {
  test('begins once with the program in force, its form checked and its title made', async () => {
    const { startCase, started } = starting();

    const answers = [await startCase(input), await startCase(input)];

    const { caseId, partner, values, parent } = input;
    const workflowId = 'sample/northwind/C-7K3M9Q2XBA';
    expect(answers).toEqual(Array(2).fill({ caseId, workflowId }));
    expect(started).toMatchObject([
      {
        workflowId,
        args: [
          {
            caseId,
            program: { program: 'sample', version: 1 },
            partner,
            values,
            parent,
            title: 'Request A joint plan',
            startedBy: { personId: 'P-0WNER00001', via: 'system' },
          },
        ],
      },
    ]);
  });

  test('does not begin with values that do not make its form; every problem is said', async () => {
    const { startCase, started } = starting();

    const refused = startCase({ ...input, values: { value: 'much', extra: 1 } });

    await expect(refused).rejects.toMatchObject({ type: 'form-refused', nonRetryable: true });
    await expect(refused).rejects.toThrow(/topic: .*value: .*extra: /);
    expect(started).toEqual([]);
  });

  test('has its form checked with the competencies that the partner holds now', async () => {
    const large = { ...input, values: { ...input.values, value: 100 } };
    const held = starting({ held: ['installation'] });

    await held.startCase(large);

    expect(held.started).toMatchObject([{ args: [{ partner: input.partner }] }]);
    await expect(starting().startCase(large)).rejects.toThrow('value: Install first');
  });

  test.each([
    ['is not in force', undefined],
    ['has no stages and steps', { program: 'sample', kind: 'deal-registration' }],
  ])('of a program that %s ends the step at once', async (_what, current) => {
    await expect(starting({ current }).startCase(input)).rejects.toMatchObject({
      type: 'unknown-name',
      nonRetryable: true,
    });
  });

  test('for a learner is the one case of that person, under an id of its own', async () => {
    const person = { id: 'P-1EARNER001', name: 'Lena', partnerId: 'northwind', active: true } as Person;
    const current = await processOf(source.replace('by: partner,', 'by: partner, for: learner,'));
    const { startCase, started } = starting({ current, people: [person] });
    const asked = { ...input, personId: person.id };

    const answers = [await startCase(asked), await startCase(asked)];
    const joined = await startCase({ ...asked, caseId: 'C-0THER00001' });
    const nobody = startCase(input);

    expect(answers[1]).toEqual(answers[0]);
    expect(answers[0]?.caseId).not.toBe(input.caseId);
    expect(started).toMatchObject([
      { args: [{ caseId: answers[0]?.caseId, learner: { id: person.id, name: 'Lena' } }] },
    ]);
    // Whom a rule enrols may be enrolled already.
    expect(joined).toEqual({ ...answers[0], joined: true });
    await expect(nobody).rejects.toThrow("is for one of the partner's people");
    await expect(starting().startCase(asked)).rejects.toThrow('is not for a learner');
  });

  test('is begun again when Temporal does not answer', async () => {
    const { startCase } = starting({ failure: new Error('Temporal is down') });

    await expect(startCase(input)).rejects.toThrow('Temporal is down');
  });
});
