import { isWrittenDeal, type WrittenProgram } from '../../domain/programs/read-program.ts';
import { isRecord } from '../../domain/records.ts';
import type { FilmTask } from '../../domain/rehearsals/film.ts';
import type { HandCase } from './hand-case.rules.ts';
import type { ListedScript } from './script-list.rules.ts';

type Scripts = readonly ListedScript[];

/** The script whose values a case begins with if nobody chooses: samples know fields, but no rules between them. */
export function usualScript(program: WrittenProgram, scripts: Scripts): ListedScript | undefined {
  if (isWrittenDeal(program)) return undefined;
  const rules = program.forms[program.starts.form]?.rules ?? [];
  return rules.length > 0 ? scripts.find(({ written }) => isRecord(written.values)) : undefined;
}

/**
 * What a script sends with an answer to this task: first one that begins as this case did, then any; of this very round
 * before others. Nothing if none answers it.
 */
export function scriptedAnswer(
  scripts: Scripts,
  { begins }: Pick<HandCase, 'begins'>,
  { step }: Pick<FilmTask, 'step'>,
): Readonly<Record<string, unknown>> | undefined {
  const begun = JSON.stringify(begins.values);
  const alike = ({ written }: ListedScript) => JSON.stringify(written.values) === begun;
  const acts = [...scripts.filter(alike), ...scripts.filter((one) => !alike(one))].flatMap(({ written }) =>
    Array.isArray(written.acts) ? written.acts.filter(isRecord) : [],
  );
  const sent = acts.filter(({ send }) => isRecord(send));
  const found =
    sent.find(({ on }) => on === step) ?? sent.find(({ on }) => anyRound(String(on)) === anyRound(step));
  return isRecord(found?.send) ? found.send : undefined;
}

const anyRound = (path: string) => path.replace(/\[\d+\]/g, '');
