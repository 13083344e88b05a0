import type { Program } from '../../domain/programs/program.ts';
import type { Film, FilmMail } from '../../domain/rehearsals/film.ts';
import { coverageOf } from '../judging/coverage.rules.ts';
import type { CoveragePoint } from '../judging/coverage-point.ts';
import { differences } from '../judging/expectations.rules.ts';
import { walkedOf } from '../judging/walked.rules.ts';
import type { PlayedCase } from '../play/play-case.ts';
import { wholeMinute } from '../telling/moments.rules.ts';
import { timelineOf } from '../telling/timeline.rules.ts';
import { type ToldCase, toldCase } from '../telling/told-case.ts';
import { partOf } from '../world/cast.ts';
import { framesOf } from './frames.rules.ts';

/** The film of a played case; `tookMs` is the real time that playing took. */
export function filmOf(program: Program, played: PlayedCase, tookMs: number): Film {
  const told = toldCase(program, played);
  const timeline = timelineOf(told);
  const walked = walkedOf(program, played.record);
  return {
    script: played.script.name,
    zone: timeline.zone,
    startedAt: timeline.startedAt,
    endedAt: timeline.endedAt,
    outcome: played.record.view?.outcome ?? 'open',
    frames: framesOf(program, told),
    mails: mailsOf(told),
    differences: differences(told, timeline, walked),
    walked: coverageOf(program, [walked]).walked.map(pointId),
    tookMs: Math.round(tookMs),
  };
}

/** A point of a program's coverage as films name it: `step profile`, `answer approval/Finance/approve`. */
export const pointId = ({ kind, path }: CoveragePoint): string => `${kind} ${path}`;

function mailsOf({ played, roles }: ToldCase): FilmMail[] {
  const { record, cast } = played;
  return record.mails.map(({ at, personId, subject, text, html, taskId }) => {
    const person = cast.people.find(({ id }) => id === personId);
    const part = partOf(person);
    const step = record.tasks.get(taskId ?? '')?.task.step;
    return {
      at: wholeMinute(at),
      to: `${person?.name ?? personId} (${roles[part] ?? part})`,
      ...{ subject, text, html },
      ...(step === undefined ? {} : { step }),
    };
  });
}
