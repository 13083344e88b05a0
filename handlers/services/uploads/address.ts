import { DomainError } from '../../../domain/errors.ts';
import { type FileType, mediaTypes } from '../../../domain/programs/file-value.schema.ts';
import { isRecord } from '../../../domain/records.ts';
import type { Upload } from '../../../domain/uploads/upload.ts';
import { casePageFor, loadCase } from '../cases/load.ts';
import type { CasePage } from '../cases.services.ts';
import type { ServiceContext } from '../context.ts';
import { refuseUnlessAllowed } from '../permissions.ts';
import type { Caller } from '../services.ts';
import type { UploadsService } from '../uploads.services.ts';
import { keptKey } from './keys.ts';

/** Shown to who may see it: it stands in what they may see of the case, or in a form that they have open themselves. */
export function uploadAddress(context: ServiceContext): UploadsService['address'] {
  return async (caller, caseId, uploadId, save) => {
    refuseUnlessAllowed(caller, 'read-cases');
    const { view } = await casePageFor(context, caller, await loadCase(context, caller, caseId));
    const upload = await context.stores.uploads.get(caseId, uploadId);
    if (upload?.status !== 'kept' || !upload.type || !maySee(caller, view, upload))
      throw new DomainError('not-found', 'This case has no such file.');
    const files = await context.files();
    const { type, name } = upload;
    // Only what a browser shows without running anything of it.
    const shown = type === 'pdf' || type === 'png' || type === 'jpeg';
    return files.readAddress(keptKey(caseId, uploadId), {
      name: withEnding(name, type),
      type: mediaTypes[type],
      save: save || !shown,
    });
  };
}

function maySee({ person }: Caller, view: CasePage['view'], { id, taskId }: Upload): boolean {
  const open = view.tasks.find((task) => task.id === taskId);
  return (open?.status === 'open' && open.assignees.includes(person.id)) || names(view, id);
}

/** Whether this upload is named anywhere in here. */
function names(data: unknown, id: string): boolean {
  if (Array.isArray(data)) return data.some((part) => names(part, id));
  return isRecord(data) && (data.id === id || Object.values(data).some((part) => names(part, id)));
}

/** A name that says what the file is, also where it lay about as something else. */
function withEnding(name: string, type: FileType): string {
  const endings = type === 'jpeg' ? ['.jpeg', '.jpg'] : [`.${type}`];
  return endings.some((ending) => name.toLowerCase().endsWith(ending)) ? name : `${name}${endings[0]}`;
}
