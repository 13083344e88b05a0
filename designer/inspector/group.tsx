import type { Path } from '../../domain/programs/reading/problems.ts';
import type { SchemaNode } from '../../domain/programs/reference/json-schema.rules.ts';
import { stepOf, valueAt } from '../diagram/step-paths.rules.ts';
import { choicesAt, rolesOf } from './choices.rules.ts';
import { DueInput, DurationInput, Reminders } from './duration.tsx';
import { changeType } from './field-type.rules.ts';
import { useCommit, useForm } from './form-context.tsx';
import { LongInput, NumberInput, TextInput, YesNo } from './inputs.tsx';
import { Checks, ListField, NamesInput, StepLinks } from './lists.tsx';
import { MapField } from './map.tsx';
import { Named } from './named.tsx';
import { newGroup } from './new-parts.rules.ts';
import { alternativesOf, chosen, itemsAt, schemaAt } from './schema-at.rules.ts';
import { SelectInput } from './select.tsx';
import { type FieldProps, Shell, useSaid } from './shell.tsx';
import { SilenceInput } from './silence.tsx';
import { StepKindField } from './step-kind.tsx';
import { inFormOrder, isSeldom, keyInWords, widgetOf } from './widgets.rules.ts';

/** The fields of the value at a path; seldom used ones stand behind "More". */
export function GroupFields({
  path,
  without = [],
}: {
  readonly path: Path;
  readonly without?: readonly string[];
}) {
  const { program } = useForm();
  const node = schemaAt(program, path);
  const step = stepOf(path);
  const place = step?.length === path.length ? 'step' : 'other';
  const keys = inFormOrder(Object.keys(node?.properties ?? {})).filter((key) => !without.includes(key));
  const often = keys.filter((key) => !isSeldom(place, key));
  const seldom = keys.filter((key) => isSeldom(place, key));
  return (
    <>
      {often.map((key) => (
        <FieldAt key={key} path={[...path, key]} holder={node ?? {}} />
      ))}
      {seldom.length > 0 && (
        <details className="sf-more">
          <summary>More</summary>
          <div className="sf-item-body">
            {seldom.map((key) => (
              <FieldAt key={key} path={[...path, key]} holder={node ?? {}} />
            ))}
          </div>
        </details>
      )}
    </>
  );
}

/** One field of a group. `holder` is the group's schema. */
function FieldAt({ path, holder }: { readonly path: Path; readonly holder: SchemaNode }) {
  const key = String(path.at(-1));
  const given = holder.properties?.[key] ?? {};
  const both = holder.properties?.within && holder.properties.serviceLevel;
  if (both && (key === 'serviceLevel' || key === 'until')) return null;
  if (both && key === 'within')
    return <DueInput path={path.slice(0, -1)} until={holder.properties?.until !== undefined} />;
  if (key === 'type' && ['fields', 'columns'].includes(String(path.at(-3))))
    return <FieldKind path={path.slice(0, -1)} />;
  const required = holder.required?.includes(key) === true;
  if (key === 'step' && required) return <StepKindField path={path.slice(0, -1)} />;
  if (given.const !== undefined && required) return null;
  return (
    <Control
      node={given}
      path={path}
      label={keyInWords(key, String(path.at(-2)))}
      help={given.description}
      required={required}
    />
  );
}

type ControlProps = FieldProps & { readonly node: SchemaNode };

export function Control(props: ControlProps) {
  const { program, surroundings } = useForm();
  const { node: given, ...field } = props;
  const { path } = field;
  const value = valueAt(program, path);
  const structured = given.anyOf?.some(({ type }) => type === 'object' || type === 'array');
  const node = structured && given.$ref === undefined ? chosen(given, value) : given;
  if (path.at(-1) === 'roles' && path.at(-2) === 'starts')
    return <Checks {...field} values={rolesOf(program).map((one) => one.value)} />;
  const choices = node.enum ? undefined : choicesAt(program, path, surroundings.installed);
  if (choices && node.type === 'string') return <Named {...field} choices={choices} />;
  switch (widgetOf(node)) {
    case 'steps':
      return <StepLinks {...field} />;
    case 'duration':
      return <DurationInput {...field} />;
    case 'durations':
      return <Reminders {...field} />;
    case 'select':
      return <SelectInput {...field} choices={choicesOf(node)} usual={usualOf(node)} />;
    case 'checks':
      return <Checks {...field} values={node.items?.enum} />;
    case 'names':
      return <NamesInput {...field} />;
    case 'yes-no':
      return <YesNo {...field} node={node} />;
    case 'number':
      return <NumberInput {...field} node={node} />;
    case 'condition':
      return <LongInput {...field} code />;
    case 'long-words':
      return <LongInput {...field} />;
    case 'list':
      return <ListField {...field} itemForm={(at) => <GroupFields path={at} />} />;
    case 'map':
      return <MapOf {...field} node={node} />;
    case 'group':
      return <Group {...field} />;
    default:
      return <TextInput {...field} />;
  }
}

const choicesOf = (node: SchemaNode) =>
  (node.enum ?? [node.const]).map((one) => ({ value: String(one), label: String(one) }));
const usualOf = (node: SchemaNode) => (node.default === undefined ? undefined : String(node.default));

function MapOf({ node, ...field }: ControlProps) {
  const groups = typeof node.additionalProperties === 'object' && node.additionalProperties.type === 'object';
  return groups ? (
    <MapField {...field} itemForm={(at) => <GroupFields path={at} />} />
  ) : (
    <MapField {...field} />
  );
}

/** A group inside a group. One that may be left out is added and removed by a press. */
function Group(props: FieldProps) {
  const { program } = useForm();
  const { refused, change } = useCommit();
  const { path, required } = props;
  const said = useSaid(path, props.help, refused, false);
  const there = valueAt(program, path) !== undefined;
  const silent =
    path.at(-1) === 'atSilence' && schemaAt(program, path)?.properties?.outcome?.enum === undefined;
  return (
    <Shell {...props} said={said} group>
      {there && <GroupFields path={path} without={silent ? ['outcome', 'ends'] : []} />}
      {there && silent && <SilenceInput path={path} />}
      {!there && (
        <button
          type="button"
          onClick={() => change([{ do: 'set', at: path, value: newGroup(program, path) }])}
        >
          Add
        </button>
      )}
      {there && required !== true && (
        <button type="button" onClick={() => change([{ do: 'set', at: path, value: undefined }])}>
          Remove “{props.label}”
        </button>
      )}
    </Shell>
  );
}

/** What a question asks for. Another kind has other settings, which are exchanged with it. */
function FieldKind({ path }: { readonly path: Path }) {
  const { program } = useForm();
  const { refused, change } = useCommit();
  const items = itemsAt(program, path.slice(0, -1));
  const at = [...path, 'type'];
  const said = useSaid(at, undefined, refused);
  const field = (valueAt(program, path) ?? {}) as Readonly<Record<string, unknown>>;
  const currency = String(valueAt(program, ['currency']) ?? 'EUR');
  return (
    <Shell path={at} label="Kind of answer" said={said}>
      <select
        {...said.control}
        value={String(field.type)}
        onChange={({ target }) => change(changeType(path, field, target.value, items?.oneOf ?? [], currency))}
      >
        {alternativesOf(items, 'type').map((one) => (
          <option key={one}>{one}</option>
        ))}
      </select>
    </Shell>
  );
}
