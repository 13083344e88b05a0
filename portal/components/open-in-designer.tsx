import type { ProgramVersion } from '../../domain/programs/program.ts';
import { Hidden } from './fields.tsx';

/** Makes a draft from a version, and opens it. */
export function OpenInDesigner({ version: { programId, version, title } }: { version: ProgramVersion }) {
  return (
    <form method="post" action="/programs/drafts">
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
