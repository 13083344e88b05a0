import { formSchema } from '../../../../domain/programs/form.schema.ts';
import type { Step } from '../../../../domain/programs/steps/step.schema.ts';
import { typesOfForm } from '../../../../domain/programs/types.rules.ts';
import type { CasePage } from '../../../../handlers/services/cases.services.ts';
import { casePage, caseView, formTask, scorecardTask } from './cases.ts';

const money = { type: 'money', currencies: ['EUR', 'USD'] };

/** Invoices of a claim, with a rule over all of them. */
const claim = formSchema.parse({
  title: 'Claim',
  fields: [
    {
      ...{ type: 'lines', name: 'lines', label: 'Invoices', atMost: 5, help: 'Without tax.' },
      columns: [
        { type: 'text', name: 'invoice', label: 'Invoice number' },
        { type: 'date', name: 'date', label: 'Date' },
        {
          type: 'choice',
          name: 'kind',
          label: 'Kind',
          options: { stand: 'Stand', food: 'Food' },
          required: false,
        },
        { ...money, name: 'amount', label: 'Amount' },
      ],
    },
    { type: 'yes-no', name: 'last', label: 'Is this your last claim?' },
  ],
  rules: [
    { must: 'total(lines, "amount").amount <= 5000.0', message: 'EUR 5,000.00 was agreed.', field: 'lines' },
  ],
});

const verdict = formSchema.parse({
  title: 'What we accept',
  fields: [
    {
      ...{ type: 'lines', name: 'lines', label: 'Line by line', of: 'claim.lines' },
      columns: [
        { ...money, name: 'accepted', label: 'Accepted' },
        { type: 'text', name: 'reason', label: 'Reason', required: false },
      ],
    },
  ],
});

const claimed = {
  lines: [
    { invoice: 'R-100', date: '2027-03-01', kind: 'stand', amount: { amount: 240_000, currency: 'USD' } },
    { invoice: 'R-101', date: '2027-03-02', amount: { amount: 10_050, currency: 'USD' } },
  ],
  last: true,
};

const { program } = casePage;
const claimStep: Step = {
  step: 'form',
  id: 'claim',
  title: 'Claim',
  form: 'claim',
  by: 'partner',
  within: 604_800_000,
  reminders: [],
};
const withLines = {
  ...program,
  forms: { ...program.forms, claim, verdict },
  stages: program.stages.map((stage, index) =>
    index === 0 ? { ...stage, steps: [claimStep, ...stage.steps] } : stage,
  ),
  types: { ...program.types, claim: typesOfForm(claim), verdict: typesOfForm(verdict) },
};

/** A case whose partner is asked for rows. */
export const casePageWithLines: CasePage = {
  ...casePage,
  program: withLines,
  view: caseView({ tasks: [formTask({ form: 'claim' })] }),
};

const { facts } = caseView();
/** A case in which the vendor goes through the rows that were sent. */
export const casePageBesideLines: CasePage = {
  ...casePage,
  program: withLines,
  stepTitles: { ...casePage.stepTitles, claim: 'Claim' },
  view: caseView({
    tasks: [scorecardTask({ form: 'verdict' })],
    facts: { ...facts, data: { ...facts.data, claim: claimed }, open: [...facts.open, 'claim'] },
  }),
};
