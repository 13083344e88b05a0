import { useState } from 'react';
import type { ProgramVersion } from '../../domain/programs/program.ts';
import { call } from '../api.ts';
import { type Evidence, notRehearsed } from './evidence.rules.ts';
import { Part } from './part.tsx';
import { PressWords } from './press-words.tsx';
import { usePress } from './use-press.ts';
import type { Numbering } from './version.rules.ts';
import { effective, When } from './when.tsx';

interface ProposePartProps {
  readonly source: string;
  readonly scripts: string;
  readonly version: number;
  readonly numbering: Numbering;
  readonly evidence: Evidence | undefined;
  readonly reload: () => Promise<void>;
}

/** Puts the text up for a second person, with the evidence that this very text was rehearsed. */
export function ProposePart(props: ProposePartProps) {
  const { source, scripts, version, numbering, evidence, reload } = props;
  const [when, setWhen] = useState('');
  const press = usePress(reload);
  const missing = notRehearsed(evidence, source, scripts);
  const why = numbering.free ? missing : `${numbering.stands} Set another number above.`;
  const propose = () => {
    if (!evidence || why !== undefined) return;
    void press.run(
      () => call<ProgramVersion>('POST', '/programs', proposalOf(source, scripts, evidence, when)),
      `Version ${version} is proposed. A second person publishes it.`,
    );
  };
  return (
    <Part title="Propose">
      <p>A second person looks at it and publishes it. Until then nothing changes for anybody.</p>
      <When value={when} onChange={setWhen} />
      <button
        type="button"
        className="button button-main"
        disabled={press.busy || why !== undefined}
        onClick={propose}
      >
        Propose version {version}
      </button>
      {why === undefined ? null : <p className="sub">{why}</p>}
      {numbering.free || press.refused ? <PressWords press={press} /> : null}
    </Part>
  );
}

function proposalOf(source: string, scripts: string, { sourceHash, films, passed }: Evidence, when: string) {
  return {
    source,
    ...(scripts.trim() === '' ? {} : { scripts }),
    ...effective(when),
    rehearsal: { sourceHash, scripts: films.map(({ script }) => script), passed },
  };
}
