import { dealStages } from '../../domain/deals/stages.ts';
import type { Program } from '../../domain/programs/program.ts';
import { isProcess } from '../../domain/programs/program.ts';
import { lineManager } from '../../domain/programs/who.rules.ts';
import type { PlayedCase } from '../play/play-case.ts';

/** What a timeline is made from: a played case, and how its program calls things. */
export interface ToldCase {
  readonly played: PlayedCase;
  readonly zone: string;
  readonly programTitle: string;
  /** Stage id → label, in the order of the program. */
  readonly stages: Readonly<Record<string, string>>;
  /** The stages that it entered after the first stand in its trail; otherwise in what was written of it. */
  readonly stagesInTrail: boolean;
  /** Role → label. */
  readonly roles: Readonly<Record<string, string>>;
}

export function toldCase(program: Program, played: PlayedCase): ToldCase {
  const stages = isProcess(program)
    ? Object.fromEntries(program.stages.map(({ id, label }) => [id, label]))
    : dealStages;
  return {
    played,
    zone: program.calendar.timeZone,
    programTitle: program.title,
    stagesInTrail: isProcess(program),
    stages: { ...stages, closed: 'Closed' },
    roles: {
      partner: played.cast.partner.name,
      learner: 'The learner',
      ops: 'Operations',
      admin: 'Administrators',
      [lineManager]: 'Line manager',
      ...program.roles,
      case: 'The case',
    },
  };
}
