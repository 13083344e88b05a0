import type { ReactNode } from 'react';
import type { Path } from '../../domain/programs/reading/problems.ts';
import { titleIn } from '../diagram/spots.rules.ts';
import { nameOfKind } from '../diagram/step-kinds.ts';
import { valueAt } from '../diagram/step-paths.rules.ts';
import { entriesAt } from './choices.rules.ts';
import { useCommit, useForm } from './form-context.tsx';
import { newItem, newKey, newValue } from './new-parts.rules.ts';
import { hasOwnForm } from './subject.rules.ts';
import { keyInWords } from './widgets.rules.ts';

/** The program as a list of links: its head, stages and steps, forms, and everything else that has a form. */
export function Outline() {
  const { program, surroundings } = useForm();
  const stages = entriesAt(program, ['stages']);
  const rest = entriesAt(program, [])
    .map(([key]) => key)
    .filter((key) => hasOwnForm(key) && key !== 'stages' && key !== 'forms');
  return (
    <nav aria-label="The program’s parts" className="sf-outline">
      <Links title="Program">
        <Link to={['title']} words="Title, purpose, version" />
        {rest.map((key) => (
          <Link key={key} to={[key]} words={keyInWords(key)} />
        ))}
      </Links>
      {stages.length > 0 && (
        <Links title="Stages">
          {stages.map(([index, stage]) => (
            <Link
              key={index}
              to={['stages', Number(index)]}
              words={String(valueAt(stage, ['label']) ?? index)}
            >
              <StepsOf path={['stages', Number(index), 'steps']} />
            </Link>
          ))}
          <Add
            words="Add a stage"
            to={['stages', stages.length]}
            insert={() => newItem(program, ['stages'], surroundings)}
          />
        </Links>
      )}
      {valueAt(program, ['forms']) !== undefined && (
        <Links title="Forms">
          {entriesAt(program, ['forms']).map(([key, form]) => (
            <Link key={key} to={['forms', key]} words={String(valueAt(form, ['title']) ?? key)} />
          ))}
          <Add words="Add a form" to={['forms', newKey(program, ['forms'])]} />
        </Links>
      )}
    </nav>
  );
}

function Links(props: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section>
      <h3>{props.title}</h3>
      <ul>{props.children}</ul>
    </section>
  );
}

function Link(props: { readonly to: Path; readonly words: string; readonly children?: ReactNode }) {
  const { select } = useForm();
  return (
    <li>
      <button type="button" className="sf-link" onClick={() => select(props.to)}>
        {props.words}
      </button>
      {props.children}
    </li>
  );
}

function StepsOf({ path }: { readonly path: Path }) {
  const { program } = useForm();
  const steps = entriesAt(program, path);
  if (steps.length === 0) return null;
  return (
    <ul>
      {steps.map(([index, step]) => {
        const at = [...path, Number(index)];
        return (
          <Link
            key={index}
            to={at}
            words={`${nameOfKind(String(valueAt(step, ['step'])))}: ${titleIn(step)}`}
          >
            {innerOf(step).map((keys) => (
              <StepsOf key={keys.join()} path={[...at, ...keys]} />
            ))}
          </Link>
        );
      })}
    </ul>
  );
}

function innerOf(step: unknown): Path[] {
  const parts = (key: string) => entriesAt(step, [key]).map(([index]): Path => [key, Number(index), 'steps']);
  return [...parts('ways'), ...parts('lanes'), ['otherwise'], ['steps'], ['alongside']];
}

function Add(props: { readonly words: string; readonly to: Path; readonly insert?: () => unknown }) {
  const { change, refused } = useCommit();
  const { to, insert } = props;
  const list = to.slice(0, -1);
  return (
    <li>
      <button
        type="button"
        onClick={() =>
          change(
            insert
              ? [{ do: 'insert', list, index: Number(to.at(-1)), value: insert() }]
              : [{ do: 'set', at: to, value: newValue(list) }],
            to,
          )
        }
      >
        {props.words}
      </button>
      {refused && <p className="sf-problems">{refused}</p>}
    </li>
  );
}
