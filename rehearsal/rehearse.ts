import type { Program } from '../domain/programs/program.ts';
import type { Script } from '../domain/rehearsals/script.schema.ts';
import { coverageOf } from './judging/coverage.rules.ts';
import { differences } from './judging/expectations.rules.ts';
import type { Difference } from './judging/judgement.ts';
import { walkedOf } from './judging/walked.rules.ts';
import type { Walked } from './judging/walked.ts';
import { pieceOf } from './play/piece-of.ts';
import { playCase } from './play/play-case.ts';
import type { Rehearsal } from './read-rehearsal.ts';
import type { RehearsalReport, ScriptReport } from './report.ts';
import { daysBetween } from './telling/moments.rules.ts';
import { timelineOf } from './telling/timeline.rules.ts';
import { toldCase } from './telling/told-case.ts';
import type { RehearsalServer } from './world/server.ts';

export interface RehearseOptions {
  /** Only some of the file's scripts are played: nothing is said of what none has walked. */
  readonly partial: boolean;
  readonly progress: (done: number, all: number, name: string) => void;
}

/** Plays the scripts of a program one after another: a server has one clock. Each begins at its own date. */
export async function rehearse(
  server: RehearsalServer,
  { program, scripts, sourceHash }: Rehearsal,
  { partial, progress }: RehearseOptions,
): Promise<RehearsalReport> {
  const played: { report: ScriptReport; walked: Walked }[] = [];
  for (const script of scripts) {
    progress(played.length, scripts.length, script.name);
    played.push(await rehearseScript(server, program, script));
  }
  progress(scripts.length, scripts.length, '');
  const reports = played.map(({ report }) => report);
  const walks = played.map(({ walked }) => walked);
  return {
    format: 'throughline-rehearsal-1',
    program: { id: program.program, version: program.version, title: program.title },
    sourceHash,
    passed: reports.every(({ passed }) => passed),
    complete: !partial,
    scripts: reports,
    ...(!partial ? { coverage: coverageOf(program, walks) } : {}),
  };
}

async function rehearseScript(server: RehearsalServer, program: Program, script: Script) {
  const began = performance.now();
  const piece = await pieceOf(program, script);
  const played = await playCase(server, piece, script);
  const told = toldCase(program, played);
  const timeline = timelineOf(told);
  const walked = walkedOf(program, played.record);
  const found: readonly Difference[] = differences(told, timeline, walked);
  const report: ScriptReport = {
    name: script.name,
    passed: found.length === 0,
    outcome: played.record.view?.outcome ?? 'open',
    days: daysBetween(timeline.startedAt, timeline.endedAt),
    differences: found,
    timeline,
    tookMs: Math.round(performance.now() - began),
  };
  return { report, walked };
}
