import type { CasesService } from '../cases.services.ts';
import type { ServiceContext } from '../context.ts';
import { actOnCase } from './acts.ts';
import { completeCaseTask } from './complete-task.ts';
import { askedInTask, besideTask, defaultsOfTask, keepDraft, readDraft } from './drafts.ts';
import { possibleCaseActs } from './possible-acts.ts';
import { caseDocument, getCase, listCases } from './read.ts';
import { askedAtStart, programsInForce, startableCases, startCase } from './start.ts';

/** Cases of programs of stages and steps: started, read, answered and acted on. */
export function createCasesService(context: ServiceContext): CasesService {
  return {
    inForce: programsInForce(context),
    startable: startableCases(context),
    start: startCase(context),
    askedAtStart: askedAtStart(context),
    get: getCase(context),
    list: listCases(context),
    completeTask: completeCaseTask(context),
    act: actOnCase(context),
    possibleActs: possibleCaseActs(context),
    draft: readDraft(context),
    keepDraft: keepDraft(context),
    asked: askedInTask(context),
    defaults: defaultsOfTask(context),
    beside: besideTask(context),
    document: caseDocument(context),
  };
}
