import { type ProgramVersion, versionInForce } from '../../domain/programs/program.ts';
import { type FormAttempt, formState } from '../form.ts';
import type { Frame } from '../frame.ts';
import { TextArea } from './fields.tsx';
import { OpenInDesigner } from './open-in-designer.tsx';
import { programPath } from './version-table.tsx';

interface VersionProps {
  readonly frame: Frame;
  readonly versions: readonly ProgramVersion[];
  readonly shown: ProgramVersion;
  /** Whether its rehearsal scripts are kept with it. */
  readonly hasScripts: boolean;
  readonly requestKey: string;
  readonly attempt?: FormAttempt | undefined;
}

/** What can be done with a version, besides publishing it. */
export function VersionActs(props: VersionProps) {
  const { shown, hasScripts, requestKey } = props;
  const path = `${programPath(shown.programId)}/versions/${shown.version}`;
  return (
    <>
      <OpenInDesigner version={shown} requestKey={requestKey} />
      <p class="links">
        <a href={`${path}/program.yaml`}>Save it as a file</a>
        {hasScripts ? <a href={`${path}/rehearsal.yaml`}>Save its rehearsal as a file</a> : null}
      </p>
      {wasReplaced(props) ? <GoBack {...props} /> : null}
    </>
  );
}

/** Only what was in force before can be gone back to. */
function wasReplaced({ frame, versions, shown }: VersionProps): boolean {
  const hasCome = shown.status === 'published' && (shown.effectiveFrom ?? frame.now) <= frame.now;
  return hasCome && versionInForce(versions, frame.now)?.version !== shown.version;
}

function GoBack({ shown, versions, attempt }: VersionProps) {
  const form = formState('restore', attempt);
  const next = Math.max(...versions.map(({ version }) => version)) + 1;
  return (
    <details class="act" open={attempt?.form === 'restore'}>
      <summary>Go back to this version</summary>
      <form
        id="restore"
        method="post"
        action={`${programPath(shown.programId)}/versions/${shown.version}/restore`}
        novalidate
      >
        <p class="effect">
          Its text is proposed again as version {next}, with nothing changed but the number. It was rehearsed
          when it was proposed first. A second person publishes it; until then nothing changes.
        </p>
        <TextArea form={form} name="reason" label="Reason" hint="It stands with the version" required />
        <button type="submit" class="button">
          Propose to go back
        </button>
      </form>
    </details>
  );
}
