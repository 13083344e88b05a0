import type { Upload, UploadPlace } from '../../domain/uploads/upload.ts';
import type { Item, Items, Key } from './items.ts';
import type { UploadStore } from './uploads.store.ts';

/** What was refused is told for so long. */
const refusedForSeconds = 30 * 24 * 3600;
const partition = (caseId: string) => `UPLOADS#${caseId}`;
const keyOf = (caseId: string, id: string): Key => ({ pk: partition(caseId), sk: `UPLOAD#${id}` });

const leftOutOf = ({ taskId, field }: UploadPlace) => `LEFT#${taskId}#${field}#`;

/** All uploads of a case lie together: they are read together, and are as many as people send by hand. */
export function createUploadStore(items: Items): UploadStore {
  const ofCase: UploadStore['ofCase'] = async (caseId) => {
    const found = await items.queryAll(partition(caseId));
    const uploads = found.filter(({ entity }) => entity === 'upload').map(uploadOf);
    return uploads.sort((one, other) => (one.sentAt < other.sentAt ? -1 : 1));
  };
  return {
    async get(caseId, id) {
      const found = await items.get(keyOf(caseId, id));
      return found && uploadOf(found);
    },
    ofCase,
    async ofField({ caseId, taskId, field }) {
      const all = await ofCase(caseId);
      return all.filter((upload) => upload.taskId === taskId && upload.field === field);
    },
    async settle(upload) {
      const { caseId, id, status, sentAt } = upload;
      const key = keyOf(caseId, id);
      const expiresAt =
        status === 'refused' ? Math.floor(Date.parse(sentAt) / 1000) + refusedForSeconds : undefined;
      const written = await items.putIf(
        { ...key, entity: 'upload', upload, expiresAt },
        {
          expression: 'attribute_not_exists(pk) OR upload.#status = :waiting',
          names: { '#status': 'status' },
          values: { ':waiting': 'waiting' },
        },
      );
      if (written === 'done') return upload;
      const first = await items.get(key);
      return first ? uploadOf(first) : upload;
    },
    async remove(caseId, id) {
      await items.transact([items.remove(keyOf(caseId, id))]);
    },
    async leaveOut(at, id) {
      const sk = `${leftOutOf(at)}${id}`;
      await items.transact([items.put({ pk: partition(at.caseId), sk, entity: 'left-out-upload' })]);
    },
    async leftOut(at) {
      const start = leftOutOf(at);
      const { items: found } = await items.query({
        KeyConditionExpression: 'pk = :pk AND begins_with(sk, :start)',
        ExpressionAttributeValues: { ':pk': partition(at.caseId), ':start': start },
      });
      return new Set(found.map(({ sk }) => sk.slice(start.length)));
    },
  };
}

const uploadOf = ({ upload }: Item): Upload => upload as Upload;
