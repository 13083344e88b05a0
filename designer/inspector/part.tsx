import { useForm } from './form-context.tsx';
import { Control, GroupFields } from './group.tsx';
import { schemaAt } from './schema-at.rules.ts';
import type { Subject } from './subject.rules.ts';
import { hasOwnForm } from './subject.rules.ts';
import { keyInWords } from './widgets.rules.ts';

/** The fields of a part of the program, or of its head: everything that has no form of its own. */
export function PartFields({ subject }: { readonly subject: Subject }) {
  const { program } = useForm();
  const node = schemaAt(program, []);
  const keys = Object.keys(node?.properties ?? {});
  const [part] = subject.path;
  if (part === undefined) return <GroupFields path={[]} without={keys.filter(hasOwnForm)} />;
  const given = node?.properties?.[part] ?? {};
  if (given.type === 'object' && given.properties) return <GroupFields path={subject.path} />;
  return (
    <Control
      node={given}
      path={subject.path}
      label={keyInWords(String(part))}
      help={given.description}
      required
    />
  );
}
