import type { PropsWithChildren } from 'hono/jsx';
import type { ProgramVersion } from '../../domain/programs/program.ts';
import { type FormAttempt, formState } from '../form.ts';
import type { Frame, Names } from '../frame.ts';
import { Hidden, TextField } from './fields.tsx';
import { ExactTime } from './moment.tsx';
import { programPath } from './version-table.tsx';

interface PublishProps {
  readonly frame: Frame;
  readonly shown: ProgramVersion;
  readonly names: Names;
  readonly attempt?: FormAttempt | undefined;
}

/** What a second person can do with a proposal; who proposed it waits for them. */
export function Publish({ frame, shown, names, attempt }: PublishProps) {
  const own = shown.proposedBy === frame.person?.id;
  const when = shown.effectiveFrom;
  return (
    <Proposal own={own} by={names[shown.proposedBy]}>
      <form
        id="publish"
        method="post"
        action={`${programPath(shown.programId)}/versions/${shown.version}/publish`}
        class="outcome-form"
      >
        <Hidden name="hash" value={shown.hash} />
        <TextField
          form={formState('publish', attempt)}
          name="effectiveFrom"
          label="In force from"
          hint={`In your time zone, ${frame.timeZone}. Left empty, it is ${when ? 'the time that was proposed' : 'at once'}.`}
          type="datetime-local"
          width="medium"
        />
        <div class="press">
          <button type="submit" class="button button-main">
            Publish version {shown.version}
          </button>
          <p class="effect">
            New cases start with it {when ? <>from </> : 'at once'}
            {when ? <ExactTime frame={frame} at={when} /> : null}, unless you give another time. Running cases
            keep their rules until somebody moves them.
          </p>
        </div>
      </form>
    </Proposal>
  );
}

function Proposal({ own, by, children }: PropsWithChildren<{ own: boolean; by: string | undefined }>) {
  if (own) return <p class="check">You proposed this version, so a second person publishes it.</p>;
  return (
    <>
      <p>{by ?? 'Somebody'} proposed this version. Read it; if it says what it should, publish it.</p>
      {children}
    </>
  );
}
