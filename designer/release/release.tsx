import './release.css';
import { useState } from 'react';
import type { WrittenProgram } from '../../domain/programs/read-program.ts';
import type { DesignerState, PanelProps } from '../model.ts';
import { DifferencePart } from './difference-part.tsx';
import type { Evidence } from './evidence.rules.ts';
import { Export } from './export.tsx';
import { MigrationPart } from './migration-part.tsx';
import { ProposePart } from './propose-part.tsx';
import { PublishPart } from './publish-part.tsx';
import { RehearsalPart } from './rehearsal-part.tsx';
import { ReplayPart } from './replay-part.tsx';
import { useVersions } from './use-versions.ts';
import { numberingOf } from './version.rules.ts';
import { VersionPart } from './version-part.tsx';
import { VersionsPart } from './versions-part.tsx';

/** Everything to look at before publishing, from the number of the version to the second person's press. */
export function Release({ state, actions, draftId }: PanelProps) {
  const { source, scripts, reading } = state;
  const programId = reading?.program?.program;
  const [known, reload] = useVersions(programId, state.panel === 'release');
  const sound = soundProgram(state);
  const now = new Date().toISOString();
  return (
    <section className="release" aria-label="Before publishing">
      <h2 className="unseen">Before publishing</h2>
      <Export source={source} scripts={scripts} name={programId ?? 'program'} />
      {known.failed ? <Failed why={known.failed} again={reload} /> : null}
      {sound ? (
        known.loaded ? (
          <Sound key={sound.program} {...{ state, actions, draftId, program: sound, known, reload, now }} />
        ) : (
          <p role="status">Looking up its versions…</p>
        )
      ) : (
        <p className="release-failed">{unsoundWords(state)}</p>
      )}
      <PublishPart {...{ known, source, draftId, reload }} />
      <VersionsPart {...{ known, now, reload }} />
    </section>
  );
}

/** The program of the very text that stands here, if there is nothing to correct in it. */
function soundProgram({ source, reading }: DesignerState): WrittenProgram | undefined {
  return reading?.source === source && reading.problems.length === 0 ? reading.program : undefined;
}

function unsoundWords({ source, reading }: DesignerState): string {
  const count = reading?.source === source ? reading.problems.length : 0;
  if (count === 0) return 'Reading the text…';
  return `${count === 1 ? 'One thing is' : `${count} things are`} to be corrected in the text before it can be proposed.`;
}

function Failed({ why, again }: { why: string; again: () => Promise<void> }) {
  return (
    <div role="alert" className="release-failed">
      <p>{why}</p>
      <button type="button" className="button" onClick={() => void again()}>
        Try again
      </button>
    </div>
  );
}

interface SoundProps extends PanelProps {
  readonly program: WrittenProgram;
  readonly known: ReturnType<typeof useVersions>[0];
  readonly reload: () => Promise<void>;
  readonly now: string;
}

/** What is looked at of a text that can be read; work that was begun for another text is begun anew. */
function Sound({ state, actions, program, known, reload, now }: SoundProps) {
  const { source, scripts } = state;
  const [kept, keep] = useState<Evidence>();
  const evidence = kept?.source === source && kept.scripts === scripts ? kept : undefined;
  const numbering = numberingOf(program.version, known.versions, known.me, now);
  // What somebody else has proposed is published below; proposing it again is nothing to read first.
  const waits = known.versions.some(
    ({ version, status, proposedBy }) =>
      version === program.version && status === 'proposed' && proposedBy !== known.me,
  );
  return (
    <>
      <VersionPart {...{ program, numbering, waits }} change={actions.change} />
      <DifferencePart program={program} inForce={numbering.inForce?.version} />
      <RehearsalPart {...{ source, scripts, evidence, keep, open: actions.open }} />
      <ReplayPart key={`replay ${source}`} program={program} />
      <MigrationPart key={`moves ${source}`} source={source} program={program} />
      {waits ? null : (
        <ProposePart {...{ source, scripts, numbering, evidence, reload, version: program.version }} />
      )}
    </>
  );
}
