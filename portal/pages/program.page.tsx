import { type ProgramVersion, versionInForce } from '../../domain/programs/program.ts';
import { ErrorSummary } from '../components/error-summary.tsx';
import { Layout } from '../components/layout.tsx';
import { Markdown } from '../components/markdown.tsx';
import { hrefOf } from '../components/pager.tsx';
import { casesInWords, type VersionCount } from '../components/program-card.tsx';
import { Publish } from '../components/publish-form.tsx';
import { VersionActs } from '../components/version-acts.tsx';
import { movePath, programPath, VersionTable } from '../components/version-table.tsx';
import type { FormAttempt } from '../form.ts';
import type { Frame, Names } from '../frame.ts';

interface ProgramProps {
  readonly frame: Frame;
  readonly versions: readonly ProgramVersion[];
  /** How many cases run on each version; undefined where they could not be counted. */
  readonly counts: readonly VersionCount[] | undefined;
  readonly names: Names;
  /** The version whose source is shown. */
  readonly shown: ProgramVersion;
  readonly source: string;
  /** Whether its rehearsal scripts are kept with it. */
  readonly hasScripts: boolean;
  /** What it does, in Markdown. Absent for a source that this release reads no more. */
  readonly words: string | undefined;
  /** Of what waits to be published: what it does differently from the version that is in force. */
  readonly differences: { readonly from: number; readonly sentences: readonly string[] } | undefined;
  /** Whether cases of it have a board. */
  readonly hasBoard: boolean;
  /** What begins a draft on this page does so once, however often it is sent. */
  readonly requestKey: string;
  readonly attempt?: FormAttempt | undefined;
}

/** One program: its versions, the source of one of them, and the press that publishes what was proposed. */
export function ProgramPage(props: ProgramProps) {
  const { frame, versions, shown, attempt, hasBoard } = props;
  const { programId } = shown;
  return (
    <Layout frame={frame} title={shown.title} section="programs" failed={attempt !== undefined}>
      {attempt ? <ErrorSummary attempt={attempt} fields={['effectiveFrom', 'reason']} /> : null}
      <div class="heading">
        <h1>{shown.title}</h1>
        {hasBoard ? <a href={`/board/${encodeURIComponent(programId)}`}>Its cases</a> : null}
      </div>
      <VersionTable {...props} />
      <EarlierCases {...props} />
      <section class="panel" aria-labelledby="version-title">
        <h2 id="version-title">Version {shown.version}</h2>
        <Restored version={shown} />
        <Differences {...props} />
        {shown.status === 'proposed' ? <Publish {...props} /> : null}
        <VersionActs {...props} />
        <Contents {...props} />
      </section>
      {versions.length > 1 ? <p class="sub">Every version is kept for ever.</p> : null}
    </Layout>
  );
}

/** How many cases still go by an earlier version than the one in force, and the way to move them. */
function EarlierCases({ frame, versions, counts, shown: { programId } }: ProgramProps) {
  const inForce = versionInForce(versions, frame.now)?.version;
  if (inForce === undefined || !versions.some(({ version }) => version < inForce)) return null;
  const earlier = counts?.filter(({ version, cases }) => version < inForce && cases > 0);
  if (earlier?.length === 0) return null;
  const whom = earlier?.reduce((sum, { cases }) => sum + cases, 0) === 1 ? 'it' : 'them';
  return (
    <p>
      {earlier ? casesInWords(earlier) : 'How many cases run on earlier versions could not be counted now.'}{' '}
      <a href={movePath(programId)}>
        Move {whom} to version {inForce}
      </a>
      , which shows first what that changes.
    </p>
  );
}

function Differences({ differences }: ProgramProps) {
  if (!differences) return null;
  const { from, sentences } = differences;
  if (sentences.length === 0)
    return <p>It does the same as version {from}, which is in force: only its text is written otherwise.</p>;
  return (
    <div class="prose">
      <p>What it does differently from version {from}, which is in force:</p>
      <ul>
        {sentences.map((sentence) => (
          <li>{sentence}</li>
        ))}
      </ul>
    </div>
  );
}

function Restored({ version: { restores, reason } }: { version: ProgramVersion }) {
  if (restores === undefined) return null;
  return (
    <p>
      It goes back to version {restores}: the same text under its own number.
      {reason ? <span class="sub">Reason: {reason}</span> : null}
    </p>
  );
}

/** A version in words, as a picture, and as it is written. */
function Contents({ shown: { programId, version, hash }, source, words }: ProgramProps) {
  return (
    <>
      {words ? (
        <details class="given" open>
          <summary>What it does</summary>
          <Markdown text={words} />
        </details>
      ) : null}
      {words ? (
        <details class="given">
          <summary>As a picture</summary>
          <img
            class="picture"
            loading="lazy"
            src={hrefOf(`${programPath(programId)}/picture`, { version: String(version) })}
            alt={`The stages and steps of version ${version}, drawn. "What it does" says the same in words.`}
          />
        </details>
      ) : null}
      <details class="given" open={!words}>
        <summary>As it is written</summary>
        <section class="source" aria-label={`Source of version ${version}`} tabindex={0}>
          <pre>{source}</pre>
        </section>
        <p class="hint fingerprint">
          SHA-256: <code>{hash}</code>
        </p>
      </details>
    </>
  );
}
