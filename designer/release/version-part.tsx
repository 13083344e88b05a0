import type { WrittenProgram } from '../../domain/programs/read-program.ts';
import type { Actions } from '../model.ts';
import { Moment, Part } from './part.tsx';
import type { Numbering } from './version.rules.ts';

interface VersionPartProps {
  readonly program: WrittenProgram;
  readonly numbering: Numbering;
  /** Somebody else has proposed this number: it is looked at here, and published below. */
  readonly waits: boolean;
  readonly change: Actions['change'];
}

/** The number of the text against those that there are; one press sets the next one. */
export function VersionPart({ program, numbering, waits, change }: VersionPartProps) {
  const { inForce, next, stands, free } = numbering;
  const setNext = () => change([{ do: 'set', at: ['version'], value: next }]);
  return (
    <Part title="Version" mark={markOf(program.version, free, waits)}>
      <p>
        {stands}{' '}
        {inForce ? (
          <>
            In force is version {inForce.version}
            {inForce.effectiveFrom ? (
              <>
                , since <Moment at={inForce.effectiveFrom} />
              </>
            ) : null}
            .
          </>
        ) : (
          'No version is in force yet.'
        )}
      </p>
      {free ? null : (
        <button type="button" className={waits ? 'button' : 'button button-main'} onClick={setNext}>
          Make it version {next}
        </button>
      )}
    </Part>
  );
}

function markOf(version: number, free: boolean, waits: boolean) {
  if (waits) return { tone: 'open', words: 'proposed' } as const;
  return free ? ({ tone: 'good', words: `${version}` } as const) : ({ tone: 'bad', words: 'taken' } as const);
}
