import { OpenCaseTaskPage } from '../../portal/pages/case-task-link.page.tsx';
import type { CasePage } from '../services/cases.services.ts';
import type { Caller } from '../services/services.ts';
import { readCaseAnswer, refusedCaseAnswer } from './case-answer.ts';
import { type CasePlace, type Refused, standsBeside, taskFormOf } from './case-place.tsx';
import { leadOn } from './lead-on.ts';
import { namesFor } from './names.ts';
import { frameOf, type SentForm, show, textOf, tokenOf, type Visit } from './page.tsx';
import { allowPreviews } from './security.ts';
import { type FilesPlace, filesPathOf } from './task-files.tsx';
import type { Open } from './task-link.routes.tsx';

/** The place of a case's task behind its link: who has the link acts as the person it was made for. */
function placeOf(visit: Visit, { person, page }: Open<CasePage>): CasePlace {
  const path = `/t/${encodeURIComponent(tokenOf(visit))}`;
  const caller: Caller = { person, via: 'email-link' };
  return { visit, frame: frameOf(visit.frame, person), caller, caseId: page.view.id, path, alone: true };
}

/** The files of the task's form. */
export function linkedFiles(visit: Visit, opened: Open<CasePage>): FilesPlace {
  const place = placeOf(visit, opened);
  return { place, taskId: opened.task.id, path: place.path, back: place.path };
}

/** The page of an open task of a process. */
export async function openCaseTask(
  visit: Visit,
  opened: Open<CasePage>,
  refused?: Refused,
): Promise<Response> {
  const { page, task, caseToken } = opened;
  const place = placeOf(visit, opened);
  const [names, form, beside] = await Promise.all([
    namesFor(visit.services, page),
    mayActHere(opened) ? taskFormOf(place, page, task, refused) : undefined,
    standsBeside(place, page),
  ]);
  const { frame, path } = place;
  const { filesOrigin } = visit.deps;
  if (filesOrigin) allowPreviews(visit.c, filesOrigin);
  const props = {
    frame,
    path,
    page,
    view: page.view,
    task,
    names,
    form,
    beside,
    caseToken,
    attempt: refused?.attempt,
  };
  return show(visit.c, <OpenCaseTaskPage {...props} />, refused?.status);
}

/** Whether the page has a form: not for who has answered already, nor where one must sign in to decide. */
function mayActHere({ person, task }: Open<CasePage>): boolean {
  return !task.signedIn && !task.votes.some(({ actor }) => actor.personId === person.id);
}

/** A refused answer, and how the page is shown again if the task is still open. */
interface RefusedAnswer {
  readonly failure: unknown;
  readonly again: (now: Open<CasePage>) => Promise<Response>;
}

/** Answers the task by the sent form. */
export async function answerCaseLink(
  visit: Visit,
  opened: Open<CasePage>,
  sent: SentForm,
): Promise<Response | RefusedAnswer> {
  const place = placeOf(visit, opened);
  const { page, task } = opened;
  const back = (done: string) => leadOn(visit, place.path, done);
  if (task.signedIn) return openCaseTask(visit, opened);
  const answer = await readCaseAnswer(place, page, task, sent);
  if ('files' in answer) return visit.c.redirect(filesPathOf(place.path, answer.files), 303);
  if ('kept' in answer) return back('kept');
  if ('refused' in answer) return openCaseTask(visit, opened, answer.refused);
  try {
    await visit.services.taskLinks.complete(tokenOf(visit), answer.input);
    return back(textOf(sent.values, 'hash') ? 'signed' : 'answered');
  } catch (failure) {
    const again = async (now: Open<CasePage>) =>
      openCaseTask(
        visit,
        now,
        await refusedCaseAnswer(place, now.page, task.id, sent, failure, answer.typed),
      );
    return { failure, again };
  }
}
