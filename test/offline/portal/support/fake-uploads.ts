import { DomainError } from '../../../../domain/errors.ts';
import { isFull } from '../../../../handlers/services/uploads/held.ts';
import type { UploadsService } from '../../../../handlers/services/uploads.services.ts';
import type { World } from './fake-services.ts';

type Change = <T>(name: string, input: unknown, answer: () => T) => Promise<T>;

/** Uploads in memory: what was sent is what the world has. */
export function fakeUploads(world: World, change: Change): UploadsService {
  const find = (id: string) => world.uploads.find((upload) => upload.id === id);
  const missing = () => new DomainError('not-found', 'No such file');
  return {
    ofField: async (_caller, { field: name }) => {
      const forms = Object.values(world.casePage.program.forms);
      const field = forms.flatMap(({ fields }) => fields).find((one) => one.name === name);
      if (field?.type !== 'files') throw missing();
      const held = { uploads: world.uploads, earlier: [] };
      return { field, ...held, full: isFull(field, held) };
    },
    begin: async (_caller, _at, returnTo) => ({
      uploadId: 'U-7K3M9Q2XBA',
      url: 'http://files.example:7070/bucket',
      fields: { key: 'incoming/one', success_action_redirect: `http://localhost${returnTo('U-7K3M9Q2XBA')}` },
      nameField: 'x-amz-meta-name',
    }),
    settle: (_caller, at) =>
      change('settle', at, () => {
        const found = find(at.uploadId);
        if (!found) throw new DomainError('not-now', 'The file did not come whole.');
        return found;
      }),
    remove: (_caller, at) =>
      change('removeUpload', at, () => {
        world.uploads = world.uploads.filter(({ id }) => id !== at.uploadId);
      }),
    address: async (_caller, _caseId, uploadId, save) => {
      if (!find(uploadId)) throw missing();
      return `http://files.example:7070/bucket/${uploadId}${save ? '?save' : ''}`;
    },
  };
}
