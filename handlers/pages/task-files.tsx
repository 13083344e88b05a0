import type { Context } from 'hono';
import { DomainError, errorTable } from '../../domain/errors.ts';
import type { Upload } from '../../domain/uploads/upload.ts';
import { shownFiles } from '../../portal/components/upload-field.tsx';
import type { FileNews } from '../../portal/pages/files.page.tsx';
import type { CasePlace } from './case-place.tsx';
import { show } from './page.tsx';
import { allowFileStore } from './security.ts';

/** The files of one field of a task's form, where somebody meets the case. */
export interface FilesPlace {
  readonly place: CasePlace;
  readonly taskId: string;
  /** The page with the form. */
  readonly back: string;
  /** What the page of a field starts with, before the field's name. */
  readonly path: string;
}

/** Where the files of a task's form are sent from, for who has its page open. */
export const filesPathOf = (taskPath: string, field: string) =>
  `${taskPath}/files/${encodeURIComponent(field)}`;

const fieldOf = (c: Context) => c.req.param('field') ?? '';
const uploadOf = (c: Context) => c.req.param('uploadId') ?? '';

function atOf({ place, taskId }: FilesPlace) {
  return { caseId: place.caseId, taskId, field: fieldOf(place.visit.c) };
}

/** Each reading gives a new address to send to, and records nothing. */
export async function showFiles(files: FilesPlace, refused?: DomainError): Promise<Response> {
  const { place } = files;
  const { c, services } = place.visit;
  const { caller, frame, alone } = place;
  const at = atOf(files);
  const [{ field, uploads, earlier, full }, { view }] = await Promise.all([
    services.uploads.ofField(caller, at),
    services.cases.get(caller, place.caseId),
  ]);
  const path = filesPathOf(files.path, field.name);
  const sendTo = full ? undefined : await services.uploads.begin(caller, at, (id) => `${path}/${id}`);
  const sent = uploads.find(({ id }) => id === c.req.query('sent'));
  const news = refused ? { refused: refused.message } : newsOf(sent, c.req.query('removed') !== undefined);
  // For the few who send files: a cold start does without.
  const { FilesPage } = await import('../../portal/pages/files.page.tsx');
  // An address that was used is not to be found again by going back.
  c.header('Cache-Control', 'no-store');
  if (sendTo) allowFileStore(c, sendTo.url);
  return show(
    c,
    <FilesPage
      {...{ frame, alone, field, path, sendTo, news }}
      title={view.title}
      back={files.back}
      showAt={`${place.path}/uploads`}
      files={shownFiles(earlier, uploads)}
    />,
    refused ? errorTable[refused.code].status : 200,
  );
}

function newsOf(sent: Upload | undefined, removed: boolean): FileNews | undefined {
  if (!sent) return removed ? { removed } : undefined;
  if (sent.status === 'kept') return { kept: sent.name };
  if (sent.status === 'waiting') return { waits: sent.name };
  return { refused: sent.problem ?? '', name: sent.name };
}

/** Where the store of files sends the browser back to: looks at what came, and goes on to the page of the field. */
export async function takeFile(files: FilesPlace): Promise<Response> {
  const { place } = files;
  const { c, services } = place.visit;
  try {
    const { id } = await services.uploads.settle(place.caller, { ...atOf(files), uploadId: uploadOf(c) });
    return c.redirect(`${filesPathOf(files.path, fieldOf(c))}?${new URLSearchParams({ sent: id })}`, 303);
  } catch (failure) {
    if (failure instanceof DomainError && failure.code === 'not-now') return showFiles(files, failure);
    throw failure;
  }
}

export async function removeFile(files: FilesPlace): Promise<Response> {
  const { place } = files;
  const { c, services } = place.visit;
  await services.uploads.remove(place.caller, { ...atOf(files), uploadId: uploadOf(c) });
  return c.redirect(`${filesPathOf(files.path, fieldOf(c))}?removed`, 303);
}

/** A file of the case, shown or with `?save` saved, from the store itself. */
export async function showUpload({ visit, caller, caseId }: CasePlace): Promise<Response> {
  const { c, services } = visit;
  const save = c.req.query('save') !== undefined;
  const address = await services.uploads.address(caller, caseId, uploadOf(c), save);
  c.header('Cache-Control', 'no-store');
  c.header('Referrer-Policy', 'no-referrer');
  return c.redirect(address, 303);
}
