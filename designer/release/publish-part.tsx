import { useEffect, useState } from 'react';
import type { ProgramVersion } from '../../domain/programs/program.ts';
import { call } from '../api.ts';
import { Moment, Part } from './part.tsx';
import { PressWords } from './press-words.tsx';
import { type Press, usePress } from './use-press.ts';
import type { Versions } from './use-versions.ts';
import { effective, When } from './when.tsx';

interface PublishPartProps {
  readonly known: Versions;
  readonly source: string;
  readonly draftId: string;
  readonly reload: () => Promise<void>;
}

/** What waits for a second person: who is one publishes it here, who proposed it sends the link. */
export function PublishPart({ known, source, draftId, reload }: PublishPartProps) {
  // What came of a press is still told when nothing waits any more.
  const press = usePress(reload, true);
  const waiting = known.versions.filter(({ status }) => status === 'proposed');
  const count = waiting.length;
  if (count === 0 && press.said === '') return null;
  return (
    <Part
      title={count > 0 ? 'Waits for a second person' : 'Published'}
      mark={count > 0 ? { tone: 'open', words: `${count}` } : undefined}
    >
      {waiting.map((version) =>
        version.proposedBy === known.me ? (
          <Mine key={version.hash} version={version} draftId={draftId} />
        ) : (
          <Publish key={version.hash} {...{ version, known, source, press }} />
        ),
      )}
      <PressWords press={press} />
    </Part>
  );
}

function Mine({ version, draftId }: { version: ProgramVersion; draftId: string }) {
  const [copied, setCopied] = useState(false);
  const link = `${location.origin}/programs/drafts/${encodeURIComponent(draftId)}`;
  const copy = () => navigator.clipboard.writeText(link).then(() => setCopied(true));
  return (
    <div className="release-waiting">
      <p>
        You proposed version {version.version} on <Moment at={version.proposedAt} />
        {version.effectiveFrom ? (
          <>
            , to count from <Moment at={version.effectiveFrom} />
          </>
        ) : null}
        . Nobody publishes their own: somebody else in operations does. Send them this page:
      </p>
      <p>
        <code>{link}</code>
      </p>
      <div className="press">
        <button type="button" className="button" onClick={() => void copy().catch(() => setCopied(false))}>
          Copy the link
        </button>
        <span role="status">{copied ? 'Copied.' : ''}</span>
      </div>
    </div>
  );
}

interface PublishProps extends Pick<PublishPartProps, 'known' | 'source'> {
  readonly version: ProgramVersion;
  readonly press: Press;
}

function Publish({ version, known, source, press }: PublishProps) {
  const { programId, hash } = version;
  const [when, setWhen] = useState('');
  const proposer = known.running.find((one) => one.version === version.version)?.proposer;
  const from = effective(when).effectiveFrom ?? version.effectiveFrom;
  const path = `${addressOf(version)}/publish`;
  const publish = () =>
    press.run(
      () => call('POST', path, { hash, ...effective(when) }),
      `Version ${version.version} is published. The record says that you did it.`,
    );
  return (
    <div className="release-waiting">
      <p>
        {proposer ?? 'Somebody'} proposed version {version.version} of {programId} on{' '}
        <Moment at={version.proposedAt} />
        {version.reason ? `: ${version.reason}` : ''}. New cases start with it; running ones keep theirs.
      </p>
      <SameText version={version} source={source} />
      <When usual={version.effectiveFrom} value={when} onChange={setWhen} />
      <button type="button" className="button button-main" disabled={press.busy} onClick={publish}>
        {from ? (
          <>
            Publish from <Moment at={from} />
          </>
        ) : (
          'Publish'
        )}
      </button>
    </div>
  );
}

const addressOf = ({ programId, version }: ProgramVersion) =>
  `/programs/${encodeURIComponent(programId)}/versions/${version}`;

/** Whether what is published is what stands in this draft: everything above is about the draft. */
function SameText({ version, source }: Pick<PublishProps, 'version' | 'source'>) {
  const [proposed, setProposed] = useState<string>();
  const address = addressOf(version);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another hash is another text
  useEffect(() => {
    let wanted = true;
    call<{ source: string }>('GET', address).then(
      (answer) => wanted && setProposed(answer.source),
      () => wanted && setProposed(undefined),
    );
    return () => {
      wanted = false;
    };
  }, [address, version.hash]);
  if (proposed === undefined) return null;
  if (proposed === source) return <p>It is the very text of this draft, so all of the above is about it.</p>;
  return (
    <p className="release-failed">
      It is another text than this draft: what stands above is not about it. Look at what is proposed under{' '}
      <a href={`/programs/${encodeURIComponent(version.programId)}`} target="_blank" rel="noreferrer">
        its program
      </a>
      .
    </p>
  );
}
