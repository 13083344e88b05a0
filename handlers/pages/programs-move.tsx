import { DomainError } from '../../domain/errors.ts';
import { versionInForce } from '../../domain/programs/program.ts';
import type { FormAttempt } from '../../portal/form.ts';
import { MoveCasesPage, MovedCasesPage, moveCasesFormId } from '../../portal/pages/move-cases.page.tsx';
import { formValues, refusal, type SignedInVisit, show, textOf } from './page.tsx';
import { refuseOthers } from './programs-answers.tsx';
import { refusedForm } from './sent-form.ts';

const pageSize = 50;

/** The running cases of earlier versions, and what moving each to the version in force would change. */
export async function showMove(visit: SignedInVisit): Promise<Response> {
  refuseOthers(visit);
  return movePage(visit);
}

async function movePage(
  visit: SignedInVisit,
  attempt?: FormAttempt,
  status?: ReturnType<typeof refusal>['status'],
): Promise<Response> {
  const { c, frame, services, caller } = visit;
  const programId = c.req.param('programId') ?? '';
  const version = versionInForce(await services.programs.versions(caller, programId), frame.now);
  if (!version) throw new DomainError('not-found', 'No version of this program is in force.');
  const cursor = c.req.query('cursor');
  const limit = { cursor, limit: pageSize };
  const previews = await services.programs.previewMigration(caller, programId, version.version, limit);
  return show(c, <MoveCasesPage {...{ frame, version, previews, cursor, attempt }} />, status);
}

/** Moves the ticked ones to the version that the page showed. */
export async function moveTicked(visit: SignedInVisit): Promise<Response> {
  refuseOthers(visit);
  const { c, frame, services, caller } = visit;
  const values = await formValues(c);
  const cases = [values.case ?? []].flat();
  const to = Number(textOf(values, 'to'));
  try {
    const results = await services.programs.migrateMany(caller, {
      cases,
      to,
      reason: textOf(values, 'reason'),
    });
    return show(c, <MovedCasesPage {...{ frame, programId: c.req.param('programId') ?? '', to, results }} />);
  } catch (failure) {
    const { error, status } = refusal(failure);
    return movePage(visit, refusedForm(moveCasesFormId, values, error), status);
  }
}
