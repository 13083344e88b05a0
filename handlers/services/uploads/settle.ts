import type { Arrived, FileContents } from '../../../activities/store/uploads.store.ts';
import { DomainError } from '../../../domain/errors.ts';
import { nameOfFile } from '../../../domain/programs/file-value.schema.ts';
import type { FilesField, Upload } from '../../../domain/uploads/upload.ts';
import type { ServiceContext } from '../context.ts';
import type { UploadAt, UploadsService } from '../uploads.services.ts';
import { fieldAsked } from './field.ts';
import type { Held } from './held.ts';
import { incomingKey, isUploadId, keptKey } from './keys.ts';
import { lookAt, type Seen } from './look-at.ts';
import { besides, refusedAsRead, refusedAtOnce } from './refusals.ts';

/**
 * What is kept is exactly what was looked at: the copy is made on the condition that nothing else lies there. The record
 * follows the copy, and what arrived is removed last, so that a crash in between is made good by asking again.
 */
export function settleUpload(context: ServiceContext): UploadsService['settle'] {
  const { stores, now } = context;
  return async (caller, at) => {
    const { field, held, partnerId } = await fieldAsked(context, caller, at);
    const { uploadId: id, ...place } = at;
    if (!isUploadId(id)) throw new DomainError('not-found', 'There is no such upload.');
    const known = held.uploads.find((upload) => upload.id === id);
    if (known && known.status !== 'waiting') return known;
    const files = await context.files();
    const arrived = await files.arrived(incomingKey(at));
    if (!arrived) throw nothingCame();
    const upload = {
      ...{ ...place, id, partnerId, personId: caller.person.id, bytes: arrived.bytes },
      name: nameOfFile(arrived.name) ?? `${field.label} ${held.uploads.length + 1}`,
      sentAt: known?.sentAt ?? now().toISOString(),
    };
    const end = await endOf(context, files, arrived, { at, field, others: besides(held, id) });
    const settled = await stores.uploads.settle({ ...upload, ...end });
    if (settled.status !== 'waiting') await files.remove(arrived.key);
    return settled;
  };
}

interface About {
  readonly at: UploadAt;
  readonly field: FilesField;
  readonly others: Held;
}
type End = Pick<Upload, 'status' | 'problem' | 'type' | 'sha256'>;

async function endOf(
  { scanFile }: ServiceContext,
  files: FileContents,
  arrived: Arrived,
  { at, field, others }: About,
): Promise<End> {
  const atOnce = refusedAtOnce(arrived, field, others);
  if (atOnce) return { status: 'refused', problem: atOnce };
  const content = await files.read(arrived);
  if (!content) throw anotherCame();
  const seen = await lookAt(content, arrived.bytes, scanFile);
  if (!seen.whole) return { status: 'waiting' };
  const problem = refusedAsRead(seen, field, others);
  if (problem) return { status: 'refused', problem };
  if (seen.verdict === 'unknown') return { status: 'waiting' };
  if (!(await files.keep(arrived, keptKey(at.caseId, at.uploadId)))) throw anotherCame();
  return { status: 'kept', ...whatIsKept(seen, field) };
}

function whatIsKept({ reader, sha256 }: Seen, { accept }: FilesField): Pick<Upload, 'type' | 'sha256'> {
  const type = reader.type(accept);
  return { sha256, ...(type ? { type } : {}) };
}

const nothingCame = () =>
  new DomainError(
    'not-now',
    'The file did not come whole, so nothing of it was kept. Check your connection and send it again.',
  );

const anotherCame = () =>
  new DomainError('not-now', 'Another file came to the same place meanwhile. Go back and send yours again.');
