import './inspector.css';
import { useMemo, useRef } from 'react';
import type { Path } from '../../domain/programs/reading/problems.ts';
import { stepReference } from '../../domain/programs/reference/examples.ts';
import type { StepKind } from '../../domain/programs/steps/step.schema.ts';
import { titleIn } from '../diagram/spots.rules.ts';
import { nameOfKind } from '../diagram/step-kinds.ts';
import { valueAt } from '../diagram/step-paths.rules.ts';
import type { PanelProps } from '../model.ts';
import { surroundingsOf } from '../surroundings.ts';
import { writtenIn } from '../written.ts';
import { FormContext, type FormWorld, problemsAt, useForm } from './form-context.tsx';
import { GroupFields } from './group.tsx';
import { Outline } from './outline.tsx';
import { PartFields } from './part.tsx';
import { formHeading } from './show-form.ts';
import { holdersOf, type Subject, subjectOf } from './subject.rules.ts';
import { SubjectDeeds } from './subject-deeds.tsx';
import { keyInWords } from './widgets.rules.ts';

/** A form for what is selected; the program's parts as links if nothing is. */
export function Inspector({ state, actions }: PanelProps) {
  const { reading, installed } = state;
  const changed = useRef(false);
  if (reading?.source === state.source) changed.current = false;
  // Typing comes first: the form shows the text that was read last, which costs the page nothing. After a change of its
  // own it is at once as it was made: the next press may come before the text was read.
  const source = changed.current ? state.source : (reading?.source ?? state.source);
  const selected = useRead(state.selected, source === state.source);
  const world = useMemo((): FormWorld => {
    const program = writtenIn(source);
    return {
      program,
      problems: reading?.problems ?? [],
      selected,
      surroundings: surroundingsOf(program, reading?.program, installed),
      commit: (changes, select) => {
        changed.current = true;
        return actions.change(changes, select);
      },
      select: (path) => actions.select(path, 'form'),
    };
  }, [source, reading, installed, selected, actions]);
  const known = selected && valueAt(world.program, subjectOf(selected).path) !== undefined;
  return (
    <section className="sf" aria-label="Form">
      <FormContext value={world}>
        {world.program === undefined ? (
          <p className="sf-empty">
            The text is no YAML at the moment. Correct it in the text; the form comes back then.
          </p>
        ) : known ? (
          <SubjectForm
            key={subjectOf(selected).path.join('.')}
            subject={subjectOf(selected)}
            onAll={() => actions.select(undefined, 'form')}
          />
        ) : (
          <>
            <h2 id={formHeading} tabIndex={-1}>
              The program
            </h2>
            <Outline />
          </>
        )}
      </FormContext>
    </section>
  );
}

/** What is selected, as soon as the text that it speaks of was read: before, its path may lead to something else. */
function useRead(selected: Path | undefined, isRead: boolean): Path | undefined {
  const last = useRef(selected);
  if (isRead) last.current = selected;
  return last.current;
}

function SubjectForm({ subject, onAll }: { readonly subject: Subject; readonly onAll: () => void }) {
  const { program, problems, select } = useForm();
  const { what, path } = subject;
  const own = problemsAt(problems, path, false);
  const kind = what === 'step' ? String(valueAt(program, [...path, 'step'])) : '';
  return (
    <>
      <nav aria-label="What holds it" className="sf-holders">
        <button type="button" className="sf-link" onClick={onAll}>
          The program
        </button>
        {holdersOf(path).map((holder) => (
          <button key={holder.join('.')} type="button" className="sf-link" onClick={() => select(holder)}>
            › {nameAt(program, holder)}
          </button>
        ))}
      </nav>
      <h2 id={formHeading} tabIndex={-1}>
        {headingOf(program, subject)}
      </h2>
      {kind in stepReference && <p className="sf-help">{whatIs(kind as StepKind)}</p>}
      <SubjectDeeds subject={subject} />
      {own.length > 0 && (
        <ul className="sf-problems">
          {own.map(({ message }) => (
            <li key={message}>{message}</li>
          ))}
        </ul>
      )}
      {what === 'part' || what === 'head' ? <PartFields subject={subject} /> : <GroupFields path={path} />}
    </>
  );
}

const whatIs = (kind: StepKind) => stepReference[kind].what.replaceAll('`', '');

function nameAt(program: unknown, path: Path): string {
  const value = valueAt(program, path);
  return String(valueAt(value, ['label']) ?? titleIn(value));
}

function headingOf(program: unknown, { what, path }: Subject): string {
  if (what === 'head') return 'About the program';
  if (what === 'part') return keyInWords(String(path[0]));
  const value = valueAt(program, path);
  if (what === 'step') return `${nameOfKind(String(valueAt(value, ['step'])))}: ${titleIn(value)}`;
  const name = String(valueAt(value, ['label']) ?? valueAt(value, ['title']) ?? path.at(-1));
  return what === 'stage' ? `Stage: ${name}` : `Form: ${name}`;
}
