import type { ReactNode } from 'react';
import type { Path } from '../../domain/programs/reading/problems.ts';
import { idOf, problemsAt, useForm } from './form-context.tsx';

export interface FieldProps {
  readonly path: Path;
  readonly label: string;
  readonly help?: string | undefined;
  readonly required?: boolean;
}

/** What a control says about itself: which words describe it, and whether something is wrong with it. */
export interface ControlProps {
  readonly id: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': true | undefined;
}

/** The problems and refusals of a field, and what its control has to say of them. */
export function useSaid(path: Path, help: string | undefined, refused: string | undefined, deep = true) {
  const { problems } = useForm();
  const id = idOf(path);
  const said = problemsAt(problems, path, deep).map(({ message, suggestion }) =>
    suggestion === undefined ? message : `${message}. Do you mean ${suggestion}?`,
  );
  const all = refused === undefined ? said : [refused, ...said];
  const describedBy = [help && `${id}-help`, all.length > 0 && `${id}-said`].filter(Boolean).join(' ');
  const control: ControlProps = {
    id,
    'aria-describedby': describedBy || undefined,
    'aria-invalid': all.length > 0 || undefined,
  };
  return { control, all, id };
}

/** A label, its control, help and what is wrong. */
export function Shell(
  props: FieldProps & {
    readonly said: ReturnType<typeof useSaid>;
    readonly group?: true;
    readonly children: ReactNode;
  },
) {
  const { said, help, label } = props;
  const name = (
    <>
      {label}
      {props.required === false && <span className="sf-optional"> (optional)</span>}
    </>
  );
  const rest = (
    <>
      {help && (
        <p className="sf-help" id={`${said.id}-help`}>
          {help.replaceAll('`', '')}
        </p>
      )}
      {props.children}
      <Problems said={said} />
    </>
  );
  if (props.group)
    return (
      <fieldset className="sf-field" aria-describedby={said.control['aria-describedby']}>
        <legend>{name}</legend>
        {rest}
      </fieldset>
    );
  return (
    <div className="sf-field">
      <label htmlFor={said.id}>{name}</label>
      {rest}
    </div>
  );
}

/** What is wrong with a field, in words that are read aloud as soon as they come. */
function Problems({ said }: { readonly said: Pick<ReturnType<typeof useSaid>, 'all' | 'id'> }) {
  return (
    <div aria-live="polite">
      {said.all.length > 0 && (
        <ul className="sf-problems" id={`${said.id}-said`}>
          {said.all.map((words) => (
            <li key={words}>{words}</li>
          ))}
        </ul>
      )}
    </div>
  );
}
