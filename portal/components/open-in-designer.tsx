import type { ProgramVersion } from '../../domain/programs/program.ts';
import { Hidden } from './fields.tsx';

interface OpenProps {
  readonly version: ProgramVersion;
  readonly requestKey: string;
}

/** Makes a draft from a version, and opens it. */
export function OpenInDesigner({ version: { programId, version, title }, requestKey }: OpenProps) {
  return (
    <form method="post" action="/programs/drafts">
      <Hidden name="requestKey" value={requestKey} />
      <Hidden name="from" value="version" />
      <Hidden name="programId" value={programId} />
      <Hidden name="version" value={String(version)} />
      <button type="submit" class="button">
        Open in the designer
        <span class="unseen">
          : version {version} of {title}
        </span>
      </button>
    </form>
  );
}
