import type { Scene } from './scenes.ts';

/** Certificates: for whoever checks one, for a partner, for the vendor. */
export const certificateScenes: readonly Scene[] = [
  { name: 'a certificate that is valid', path: '/certificates/CT-7K3M9Q2XBA' },
  { name: 'a certificate that is expired', path: '/certificates/CT-0000000002' },
  { name: 'a certificate that is revoked', path: '/certificates/CT-0000000003' },
  { name: 'no such certificate', path: '/certificates/CT-0000000000' },
  { name: 'certificates of a partner', path: '/certificates', as: 'ana' },
  { name: 'all certificates', path: '/console/certificates', as: 'dana' },
  { name: 'one certificate', path: '/console/certificates/CT-7K3M9Q2XBA', as: 'dana' },
  { name: 'a certificate to reinstate', path: '/console/certificates/CT-0000000003', as: 'dana' },
];
