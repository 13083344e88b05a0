import type { ProgramVersion } from '../../domain/programs/program.ts';
import { BeginDraft, beginFieldNames, type TemplateChoice } from '../components/begin-draft.tsx';
import { DraftList, type OpenDraft } from '../components/draft-list.tsx';
import { Empty } from '../components/empty.tsx';
import { ErrorSummary } from '../components/error-summary.tsx';
import { Layout } from '../components/layout.tsx';
import { ProgramCard, type VersionCount } from '../components/program-card.tsx';
import type { FormAttempt } from '../form.ts';
import type { Frame, Names } from '../frame.ts';

interface ProgramsProps {
  readonly frame: Frame;
  readonly versions: readonly ProgramVersion[];
  /** How many cases run on each version, by program; undefined where they could not be counted. */
  readonly counts: Readonly<Record<string, readonly VersionCount[] | undefined>>;
  /** The last saved first. */
  readonly drafts: readonly OpenDraft[];
  readonly templates: readonly TemplateChoice[];
  readonly names: Names;
  /** What begins a draft on this page does so once, however often it is sent. */
  readonly requestKey: string;
  readonly attempt?: FormAttempt | undefined;
}

/** Every program: what is in force, what runs, what was proposed, and what is worked on. */
export function ProgramsPage(props: ProgramsProps) {
  const { frame, versions, counts, drafts, names, requestKey, attempt } = props;
  const programs = Map.groupBy(versions, ({ programId }) => programId);
  const isOf = (programId: string) => (draft: OpenDraft) => draft.programId === programId;
  const others = drafts.filter(({ programId }) => programId === undefined || !programs.has(programId));
  return (
    <Layout frame={frame} title="Programs" section="programs" failed={attempt !== undefined}>
      {attempt ? <ErrorSummary attempt={attempt} fields={beginFieldNames} /> : null}
      <h1>Programs</h1>
      {programs.size === 0 ? (
        <Empty title="No programs yet">
          <p>Begin one below. It is rehearsed before it is proposed, and a second person publishes it.</p>
        </Empty>
      ) : (
        <ul class="cards">
          {[...programs].map(([programId, own]) => (
            <ProgramCard
              {...{ frame, programId, names, requestKey, versions: own, counts: counts[programId] }}
              drafts={drafts.filter(isOf(programId))}
            />
          ))}
        </ul>
      )}
      {others.length > 0 ? (
        <section class="panel" aria-labelledby="drafts-title">
          <h2 id="drafts-title">Drafts of other programs</h2>
          <DraftList {...{ frame, names, requestKey }} drafts={others} />
        </section>
      ) : null}
      <BeginDraft {...props} attempt={attempt} />
    </Layout>
  );
}
