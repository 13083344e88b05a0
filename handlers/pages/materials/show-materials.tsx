import { DomainError } from '../../../domain/errors.ts';
import type { FormAttempt } from '../../../portal/form.ts';
import { materialPath } from '../../../portal/format/materials.ts';
import { MaterialPage } from '../../../portal/pages/materials/material.page.tsx';
import { MaterialsPage } from '../../../portal/pages/materials/materials.page.tsx';
import { StatisticsPage } from '../../../portal/pages/materials/statistics.page.tsx';
import { leadOn } from '../lead-on.ts';
import { formValues, refusal, type SignedInVisit, show, textOf } from '../page.tsx';
import { sendText } from '../send-text.ts';
import { messageOf } from '../sent-form.ts';
import { nameOf, textsOf, versionOf } from './named.ts';

type Status = Parameters<typeof show>[2];

/** Courses or banks, with a form that was not taken. */
export async function listMaterials(
  visit: SignedInVisit,
  attempt?: FormAttempt,
  status?: Status,
): Promise<Response> {
  const { c, frame, services, caller } = visit;
  const kind = c.req.query('kind') === 'bank' ? 'bank' : 'course';
  const cursor = c.req.query('cursor');
  const materials = await services.materials.list(caller, kind, { cursor });
  const names = await services.namesOf(materials.items.map(({ byPersonId }) => byPersonId));
  return show(c, <MaterialsPage {...{ frame, kind, materials, names, cursor, attempt }} />, status);
}

export async function showMaterial(
  visit: SignedInVisit,
  attempt?: FormAttempt,
  status?: Status,
): Promise<Response> {
  const { c, frame, services, caller } = visit;
  const cursor = c.req.query('cursor');
  const found = await services.materials.get(caller, nameOf(visit), versionOf(c.req.query('version')));
  const versions = await services.materials.versions(caller, nameOf(visit), { cursor, limit: 20 });
  const names = await services.namesOf(versions.items.map(({ byPersonId }) => byPersonId));
  return show(c, <MaterialPage {...{ frame, ...found, versions, names, cursor, attempt }} />, status);
}

/** The text of a version as its author wrote it; of a course that of a language. */
export async function sendSource(visit: SignedInVisit): Promise<Response> {
  const { c, services, caller } = visit;
  const name = nameOf(visit);
  const { material } = await services.materials.get(caller, name, versionOf(c.req.param('version')));
  const texts = textsOf(name.kind, material.source);
  const language = c.req.query('language') ?? Object.keys(texts)[0] ?? '';
  const text = Object.hasOwn(texts, language) ? texts[language] : undefined;
  if (text === undefined) throw new DomainError('not-found', 'There is no such text.');
  const file = name.kind === 'course' ? `${name.id}.${language}.md` : `${name.id}.gift`;
  return sendText(c, { name: file, text, type: 'text/plain; charset=utf-8' });
}

export async function showStatistics({ c, frame, services, caller }: SignedInVisit): Promise<Response> {
  const statistics = await services.materials.statistics(caller, c.req.param('id') ?? '');
  return show(c, <StatisticsPage frame={frame} statistics={statistics} />);
}

/** Withdraws; a form that is refused is shown again with what was typed. */
export async function withdrawQuestion(visit: SignedInVisit): Promise<Response> {
  const { c, services, caller } = visit;
  const questionId = c.req.param('questionId') ?? '';
  const { id } = nameOf(visit);
  const values = await formValues(c);
  try {
    await services.materials.withdraw(caller, id, { questionId, reason: textOf(values, 'reason') });
  } catch (failure) {
    const { error, status } = refusal(failure);
    const attempt = { form: `withdraw-${questionId}`, values };
    return showMaterial(visit, { ...attempt, problems: error.fields, message: messageOf(error) }, status);
  }
  return leadOn(visit, materialPath({ kind: 'bank', id }), 'question-withdrawn');
}
