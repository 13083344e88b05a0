import { casePage, caseView, examTask } from '../../offline/portal/support/cases.ts';
import type { Scene } from './scenes.ts';

const toSit = { ...casePage, view: caseView({ tasks: [examTask({ form: undefined })] }) };

/** Certificates, and the exams before them: for whoever checks one, for a partner, for the vendor. */
export const certificateScenes: readonly Scene[] = [
  { name: 'a certificate that is valid', path: '/certificates/CT-7K3M9Q2XBA' },
  { name: 'a certificate that is expired', path: '/certificates/CT-0000000002' },
  { name: 'a certificate that is revoked', path: '/certificates/CT-0000000003' },
  { name: 'no such certificate', path: '/certificates/CT-0000000000' },
  { name: 'certificates of a partner', path: '/certificates', as: 'ana' },
  { name: 'all certificates', path: '/console/certificates', as: 'dana' },
  { name: 'an exam to sit', path: '/cases/C-7K3M9Q2XBA', as: 'ana', world: { casePage: toSit } },
  { name: 'exam results', path: '/console/exams', as: 'dana' },
  {
    name: 'exam results, looked at',
    path: '/console/exams',
    as: 'dana',
    press: ['See what comes of them'],
  },
  { name: 'one certificate', path: '/console/certificates/CT-7K3M9Q2XBA', as: 'dana' },
  { name: 'a certificate to reinstate', path: '/console/certificates/CT-0000000003', as: 'dana' },
  { name: 'a team and its certificates', path: '/certificates/team', as: 'ana' },
  { name: 'how many are certified', path: '/console/certificates/report', as: 'dana' },
  { name: 'the people behind a number', path: '/console/certificates/report/people?of=good', as: 'dana' },
];
