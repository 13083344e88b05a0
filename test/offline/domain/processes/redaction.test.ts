import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ProcessFacts, ProcessView } from '../../../../domain/processes/process-facts.ts';
import { processForPartner } from '../../../../domain/processes/redaction.rules.ts';

const at = '2026-10-14T08:00:00.000Z';

function viewWith(facts: Partial<ProcessFacts>): ProcessView {
  return {
    id: 'C-7K3M9Q2XBA',
    kind: 'onboarding',
    workflowId: 'partner-onboarding/acme/C-7K3M9Q2XBA',
    program: { id: 'partner-onboarding', version: 1 },
    partner: { id: 'acme', name: 'Acme' },
    title: 'Acme wants to become a partner',
    stage: 'vetting',
    stageLabel: 'We look at your application',
    status: 'open',
    next: { what: 'Vetting', waitsFor: { party: 'vendor', roleLabel: 'Legal', personIds: ['P-VENDOR'] } },
    tasks: [
      {
        ...{
          id: 'T1',
          step: 'vetting',
          title: 'Vetting',
          party: 'vendor',
          role: 'legal',
          roleLabel: 'Legal',
        },
        ...{
          assignees: ['P-VENDOR'],
          quorum: 1,
          outcomes: [],
          openedAt: at,
          signedIn: false,
          status: 'done',
        },
        votes: [
          { outcome: 'approve', actor: { personId: 'P-VENDOR', via: 'portal' }, at, comment: 'a risk' },
        ],
        atSilence: 'If nobody decides, it is rejected.',
        form: 'scorecard',
        values: { fit: 2 },
      },
    ],
    openedAt: at,
    updatedAt: at,
    revision: 2,
    facts: {
      startedBy: 'P-APPLICANT',
      data: { application: { company: 'Acme' }, vetting: { fit: 2 } },
      open: ['application'],
      position: {},
      ...facts,
    },
  };
}

describe('a case of a process as its partner sees it', () => {
  it('holds of what the case knows only what is open to the partner', () => {
    const seen = processForPartner(viewWith({ position: { vetting: { since: at, doneAt: at, rounds: 1 } } }));

    expect(seen.facts).toEqual({
      startedBy: 'P-APPLICANT',
      data: { application: { company: 'Acme' } },
      open: ['application'],
      position: { vetting: { since: at, doneAt: at, rounds: 1 } },
    });
  });

  it('names nobody of the vendor, and shows neither votes nor scorecards of a vendor’s task', () => {
    const seen = JSON.stringify(processForPartner(viewWith({})));

    for (const secret of ['P-VENDOR', 'a risk', 'scorecard', '"fit"']) expect(seen).not.toContain(secret);
  });

  it('keeps where the case stands, but not the data that a step walks over', () => {
    const position = { contacts: { since: at, elements: ['of the vendor'] } };

    expect(processForPartner(viewWith({ position })).facts.position).toEqual({ contacts: { since: at } });
  });

  it('never shows a name that is not open, whatever the case knows', () => {
    const name = fc.stringMatching(/^[a-z][A-Za-z0-9]{0,8}$/);
    const data = fc.dictionary(name, fc.dictionary(name, fc.string()));
    fc.assert(
      fc.property(data, fc.array(name), (known, open) => {
        const shown = Object.keys(processForPartner(viewWith({ data: known, open })).facts.data);
        const wanted = open.filter((each) => Object.hasOwn(known, each));
        expect(new Set(shown)).toEqual(new Set(wanted));
      }),
    );
  });
});
