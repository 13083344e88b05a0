import { useEffect, useState } from 'react';
import type { Change } from '../../domain/programs/diff/change.ts';
import type { ReadProgram, WrittenProgram } from '../../domain/programs/read-program.ts';
import { call } from '../api.ts';
import { failureWords } from '../failure-words.ts';
import { Part } from './part.tsx';

type Found =
  | { readonly state: 'reading' }
  | { readonly state: 'found'; readonly changes: readonly Change[] }
  | { readonly state: 'failed'; readonly why: string };

interface DifferencePartProps {
  readonly program: WrittenProgram;
  /** The number of the version in force. */
  readonly inForce: number | undefined;
}

/** What the text does differently from the version in force, in words. */
export function DifferencePart({ program, inForce }: DifferencePartProps) {
  const [found, setFound] = useState<Found>({ state: 'reading' });
  useEffect(() => {
    if (inForce === undefined) return undefined;
    let wanted = true;
    differences(program, inForce).then(
      (changes) => wanted && setFound({ state: 'found', changes }),
      (failure: unknown) => wanted && setFound({ state: 'failed', why: failureWords(failure) }),
    );
    return () => {
      wanted = false;
    };
  }, [program, inForce]);
  if (inForce === undefined)
    return (
      <Part title="What changes">
        <p>All of it is new: no version is in force.</p>
      </Part>
    );
  return (
    <Part title={`What changes from version ${inForce}`}>
      <Differences found={found} />
    </Part>
  );
}

function Differences({ found }: { found: Found }) {
  if (found.state === 'reading') return <p role="status">Comparing…</p>;
  if (found.state === 'failed') return <p className="release-failed">{found.why}</p>;
  if (found.changes.length === 0)
    return <p>Nothing that people or cases would notice; at most its number, its comments or its layout.</p>;
  return (
    <ul className="release-changes">
      {found.changes.map(({ where, what }) => (
        <li key={`${where}: ${what}`}>
          <strong>{where}</strong>: {what}
        </li>
      ))}
    </ul>
  );
}

/** In the browser: the version in force is read as the text is. */
async function differences(program: WrittenProgram, version: number): Promise<readonly Change[]> {
  const [before, { diffPrograms }] = await Promise.all([
    publishedProgram(program.program, version),
    import('../../domain/programs/diff/diff-programs.rules.ts'),
  ]);
  if ('program' in before) return diffPrograms(before.program, program);
  const what = 'cannot be read by this release, so nothing can be compared';
  return [{ where: `Version ${version}`, what }];
}

/** What is published never changes: it is asked for once. */
const published = new Map<string, Promise<ReadProgram>>();

function publishedProgram(programId: string, version: number): Promise<ReadProgram> {
  const path = `/programs/${encodeURIComponent(programId)}/versions/${version}`;
  const known = published.get(path) ?? readVersion(path);
  published.set(path, known);
  known.catch(() => published.delete(path));
  return known;
}

async function readVersion(path: string): Promise<ReadProgram> {
  const [{ source }, { readProgram }] = await Promise.all([
    call<{ source: string }>('GET', path),
    import('../../domain/programs/read-program.ts'),
  ]);
  return readProgram(source);
}
