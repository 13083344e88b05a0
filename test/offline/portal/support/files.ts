import { formSchema } from '../../../../domain/programs/form.schema.ts';
import type { Upload } from '../../../../domain/uploads/upload.ts';
import type { CasePage } from '../../../../handlers/services/cases.services.ts';
import { casePath } from './application-form.ts';
import { casePage, caseView, formTask } from './cases.ts';

export const papers = formSchema.parse({
  title: 'Papers',
  fields: [
    { type: 'text', name: 'note', label: 'Note', required: false },
    { type: 'files', name: 'invoices', label: 'The invoices', accept: ['pdf', 'jpeg'], atMost: 2 },
  ],
});
/** The page of its files. */
export const filesPath = `${casePath}/tasks/T1/files/invoices`;
export const upload = (change: Partial<Upload> = {}): Upload => ({
  ...{ id: 'U-1111111111', caseId: 'C-7K3M9Q2XBA', taskId: 'T1', field: 'invoices' },
  ...{ partnerId: 'northwind', personId: 'P-1', name: 'Fair.pdf', status: 'kept', type: 'pdf' },
  ...{ bytes: 120_000, sha256: 'ab'.repeat(32), sentAt: '2027-03-01T09:00:00.000Z' },
  ...change,
});

const { type: _unknown, sha256: _unseen, ...unseen } = upload({ id: 'U-2222222222', name: 'Stand.jpeg' });
/** One that cannot be said to be clean yet. */
export const waitingUpload: Upload = { ...unseen, status: 'waiting' };

/** A case whose partner is asked for a form with files. */
export const casePageWithFiles: CasePage = {
  ...casePage,
  view: caseView({ tasks: [formTask({ form: 'papers' })] }),
  program: { ...casePage.program, forms: { ...casePage.program.forms, papers } },
};
