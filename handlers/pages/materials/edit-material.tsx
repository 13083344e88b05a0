import { DomainError } from '../../../domain/errors.ts';
import { materialPath } from '../../../portal/format/materials.ts';
import { EditorPage, type EditorProps } from '../../../portal/pages/materials/editor.page.tsx';
import { leadOn } from '../lead-on.ts';
import { type SignedInVisit, sentForm, show, textOf } from '../page.tsx';
import { beginningOf } from './beginnings.ts';
import { type Edited, readEditor, withFile, withLanguage, withoutLanguage } from './editor.form.ts';
import { nameOf, sourceOf, textsOf } from './named.ts';
import { listMaterials } from './show-materials.tsx';

type Status = Parameters<typeof show>[2];
type More = Partial<EditorProps>;

/** Leads to the editor of a course or a bank that is not there yet, or to the one that is. */
export async function beginMaterial(visit: SignedInVisit): Promise<Response> {
  const { c } = visit;
  const { materialIdSchema } = await import('../../services/materials/schemas.ts');
  const id = (c.req.query('id') ?? '').trim();
  const checked = materialIdSchema.safeParse(id);
  const kind = c.req.query('kind') === 'bank' ? 'bank' : 'course';
  if (checked.success) return c.redirect(`${materialPath({ kind, id })}/edit`, 303);
  const message = 'Use small letters, digits and dashes, with a letter first: platform-basics';
  const attempt = { form: 'begin', values: { id }, message: 'The short name needs attention.' };
  return listMaterials(visit, { ...attempt, problems: [{ field: 'id', message }] }, 422);
}

const page = ({ c, frame }: SignedInVisit, edited: Edited, more: More = {}, status?: Status) =>
  show(c, <EditorPage frame={frame} {...edited} {...more} />, status);

export async function showEditor(visit: SignedInVisit): Promise<Response> {
  const name = nameOf(visit);
  const { materialIdSchema } = await import('../../services/materials/schemas.ts');
  if (!materialIdSchema.safeParse(name.id).success)
    throw new DomainError('not-found', 'Nothing can have this name.');
  const newest = await visit.services.materials.newest(visit.caller, name);
  const texts = textsOf(name.kind, newest?.source ?? beginningOf(name.kind));
  return page(visit, { name, texts, after: newest?.version ?? 0, language: Object.keys(texts)[0] ?? '' });
}

/** Every press of the editor's form: nothing of what was typed is lost by any of them. */
export async function pressInEditor(visit: SignedInVisit): Promise<Response> {
  const form = await sentForm(visit.c);
  const edited = readEditor(nameOf(visit), form);
  const press = textOf(form.values, 'press');
  const shown = /^show-(.+)$/.exec(press)?.[1];
  if (shown !== undefined && Object.hasOwn(edited.texts, shown))
    return page(visit, { ...edited, language: shown });
  if (press === 'publish') return publish(visit, edited);
  if (press === 'remove') return page(visit, withoutLanguage(edited));
  if (press !== 'add' && press !== 'import') return preview(visit, edited);
  const changed = press === 'add' ? withLanguage(edited, form) : await withFile(edited, form);
  if ('edited' in changed)
    return press === 'add' ? page(visit, changed.edited) : preview(visit, changed.edited);
  if ('unreadable' in changed) return page(visit, edited, { problems: changed.unreadable }, 422);
  const attempt = {
    form: 'editor',
    values: {},
    message: changed.problem.message,
    problems: [changed.problem],
  };
  return page(visit, edited, { attempt }, 422);
}

async function preview(visit: SignedInVisit, edited: Edited): Promise<Response> {
  const { name, texts } = edited;
  const read = await visit.services.materials.read(visit.caller, name, sourceOf(name.kind, texts));
  return 'problems' in read
    ? page(visit, edited, { problems: read.problems }, 422)
    : page(visit, edited, { preview: read });
}

async function publish(visit: SignedInVisit, edited: Edited): Promise<Response> {
  const { services, caller } = visit;
  const { name, texts, after } = edited;
  const source = sourceOf(name.kind, texts);
  const read = await services.materials.read(caller, name, source);
  if ('problems' in read) return page(visit, edited, { problems: read.problems }, 422);
  try {
    await services.materials.publish(caller, name, { source, after });
  } catch (failure) {
    if (!(failure instanceof DomainError)) throw failure;
    if (failure.code === 'material-changed') return bothShown(visit, edited);
    const { message, fields } = failure;
    return page(visit, edited, { attempt: { form: 'editor', values: {}, message, problems: fields } }, 422);
  }
  return leadOn(visit, materialPath(name), 'material-published');
}

/** Somebody was quicker: theirs beside one's own, which goes on from theirs. */
async function bothShown(visit: SignedInVisit, edited: Edited): Promise<Response> {
  const { name } = edited;
  const version = await visit.services.materials.newest(visit.caller, name);
  if (!version) return page(visit, { ...edited, after: 0 });
  const theirs = { version, texts: textsOf(name.kind, version.source) };
  return page(visit, { ...edited, after: version.version }, { theirs }, 409);
}
