import type { DraftEditor, DraftOrigin, DraftSummary } from '../../domain/programs/draft.ts';
import type { Frame, Names } from '../frame.ts';
import { Hidden } from './fields.tsx';
import { ExactTime } from './moment.tsx';
import { Chip } from './stage-chip.tsx';

/** A draft, with who has it open now. */
export type OpenDraft = DraftSummary & { readonly editors: readonly DraftEditor[] };

interface DraftsProps {
  readonly frame: Frame;
  readonly drafts: readonly OpenDraft[];
  readonly names: Names;
  readonly requestKey: string;
}

/** Where a draft is shaped. */
const draftPath = (id: string) => `/programs/drafts/${encodeURIComponent(id)}`;

/** Drafts, each with who works on it now, and what can be done with it. */
export function DraftList({ frame, drafts, names, requestKey }: DraftsProps) {
  return (
    <ul class="drafts">
      {drafts.map((draft) => (
        <li>
          <p>
            <a href={draftPath(draft.id)}>{draft.title}</a>
            <span class="sub">
              {originWords(draft.origin)}. Saved <ExactTime frame={frame} at={draft.savedAt} />
              {names[draft.savedBy] ? ` by ${names[draft.savedBy]}` : null}.
            </span>
          </p>
          <Editors editors={draft.editors} me={frame.person?.id} />
          <DraftActs draft={draft} requestKey={requestKey} />
        </li>
      ))}
    </ul>
  );
}

function originWords(origin: DraftOrigin): string {
  if (origin.kind === 'version') return `Begun from version ${origin.version}`;
  if (origin.kind === 'template') return 'Begun from a shipped program';
  return origin.kind === 'draft' ? 'A copy of another draft' : 'Begun from a file';
}

/** Somebody with two tabs is one. */
function Editors({ editors, me }: { editors: readonly DraftEditor[]; me: string | undefined }) {
  const others = new Set(editors.filter(({ personId }) => personId !== me).map(({ name }) => name));
  const mine = editors.some(({ personId }) => personId === me);
  const named = [...(mine ? ['You'] : []), ...others];
  if (named.length === 0) return null;
  const verb = named.length > 1 || mine ? 'have' : 'has';
  const list = new Intl.ListFormat('en').format(named);
  return <Chip tone="attention" icon="clock">{`${list} ${verb} it open now`}</Chip>;
}

function DraftActs({ draft: { id, title }, requestKey }: { draft: OpenDraft; requestKey: string }) {
  const path = draftPath(id);
  return (
    <details class="act">
      <summary>
        Save as a file, copy, throw away<span class="unseen">: {title}</span>
      </summary>
      <p class="links">
        <a href={`${path}/program.yaml`}>Save the program as a file</a>
        <a href={`${path}/rehearsal.yaml`}>Save its rehearsal as a file</a>
      </p>
      <form method="post" action="/programs/drafts">
        <Hidden name="requestKey" value={requestKey} />
        <Hidden name="from" value="draft" />
        <Hidden name="draftId" value={id} />
        <button type="submit" class="button">
          Work on a copy
        </button>
      </form>
      <form method="post" action={`${path}/remove`}>
        <p class="effect">The draft is gone for everybody then. What was published from it stays.</p>
        <button type="submit" class="button button-negative">
          Throw this draft away
        </button>
      </form>
    </details>
  );
}
