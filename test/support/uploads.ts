import { publishProgram } from '../../handlers/services/programs/publish-shipped.ts';
import { seedPeople } from '../../local/seed-data.ts';
import { manager, seller, type TestProduct } from './product.ts';

/** A program with files: the vendor's alone first, then the partner's, which can be asked for again. */
const source = `program: claims
kind: custom
version: 1
title: Claims
calendar: { timeZone: Europe/Berlin, workingDays: [1, 2, 3, 4, 5], from: "09:00", to: "17:00", holidays: [] }
roles: { channel-manager: Channel manager }
starts: { by: partner, form: request, caseTitle: "{{ request.what }}" }
forms:
  request:
    title: Request
    fields:
      - { type: text, name: what, label: What }
  audit:
    title: Audit
    fields:
      - { type: files, name: papers, label: Papers, accept: [txt, pdf], required: false }
  claim:
    title: Claim
    fields:
      - { type: text, name: note, label: Note, required: false }
      - { type: files, name: invoices, label: The invoices, accept: [pdf, png], maxBytes: 200000, atMost: 3 }
stages:
  - id: claim
    label: Claim
    steps:
      - { step: form, id: audit, form: audit, by: channel-manager, within: P7D, audience: vendor }
      - { step: form, id: claim, form: claim, by: partner, within: P7D }
      - step: decision
        id: verdict
        levels: [ { name: Channel, by: channel-manager, within: P7D } ]
        changes: { of: claim, within: P7D, rounds: 3, atSilence: { ends: refused } }
outcomes:
  done: { label: Done, tone: positive }
  refused: { label: Refused, tone: negative }
`;

export async function publishClaims({ stores }: Pick<TestProduct, 'stores'>): Promise<void> {
  const publishers = { proposedBy: seedPeople.ops.id, publishedBy: seedPeople.secondOps.id };
  await publishProgram(stores, source, { ...publishers, now: new Date('2026-01-01T00:00:00.000Z') });
}

/** The task that a case of it waits for. */
export async function openTask({ services }: TestProduct, caseId: string): Promise<string> {
  const { view } = await services.cases.get(manager, caseId);
  return view.tasks.find(({ status }) => status === 'open')?.id ?? '';
}

export async function startClaim({ services }: TestProduct, what = 'Fair'): Promise<string> {
  const { id } = await services.cases.start(seller, 'claims', { what }, { requestKey: crypto.randomUUID() });
  return id;
}

type Address = {
  readonly url: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly nameField: string;
};

/** Sends a file as a browser's form does; where the store answers with a way back, it is not gone. */
export async function sendTo({ url, fields, nameField }: Address, file: File): Promise<Response> {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  form.append(nameField, encodeURIComponent(file.name));
  form.append('file', file);
  return fetch(url, { method: 'POST', body: form, redirect: 'manual' });
}

export const pdf = (text: string, name = 'Rechnung März.pdf') =>
  new File([`%PDF-1.7\n${text}\n%%EOF`], name, { type: 'application/pdf' });
