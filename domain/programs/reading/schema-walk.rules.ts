import type * as z from 'zod';

type Def = {
  readonly type: string;
  readonly shape?: Readonly<Record<string, z.ZodType>>;
  readonly element?: z.ZodType;
  readonly valueType?: z.ZodType;
  readonly innerType?: z.ZodType;
  readonly in?: z.ZodType;
  readonly discriminator?: string;
  readonly options?: readonly z.ZodType[];
  readonly getter?: () => z.ZodType;
};
const defOf = (schema: z.ZodType) => (schema as unknown as { _zod: { def: Def } })._zod.def;

/** The schemas that can stand at a path of a value: one, or each branch of a union; none where nothing is known. */
function schemasAt(root: z.ZodType, path: readonly PropertyKey[], value: unknown): z.ZodType[] {
  const here = unfold(root, value);
  const [step, ...rest] = path;
  if (step === undefined) return here;
  const inside = child(value, step);
  return here.flatMap((schema) => {
    const { shape, element, valueType } = defOf(schema);
    const key = String(step);
    const next = shape ? (Object.hasOwn(shape, key) ? shape[key] : undefined) : (element ?? valueType);
    return next ? schemasAt(next, rest, inside) : [];
  });
}

/** The keys that a value may have at this path. */
export function keysAt(root: z.ZodType, path: readonly PropertyKey[], value: unknown): string[] {
  return [
    ...new Set(schemasAt(root, path, value).flatMap((schema) => Object.keys(defOf(schema).shape ?? {}))),
  ];
}

/** Through optional, default, lazy and transformed schemas, and into the branches of unions that the value can be. */
function unfold(schema: z.ZodType, value: unknown): z.ZodType[] {
  const def = defOf(schema);
  if (def.getter) return unfold(def.getter(), value);
  if (def.innerType) return unfold(def.innerType, value);
  if (def.type === 'pipe' && def.in) return unfold(def.in, value);
  if (!def.options) return [schema];
  const { discriminator } = def;
  const tag = discriminator === undefined ? undefined : child(value, discriminator);
  const fitting = def.options.filter((option) => {
    if (discriminator === undefined) return true;
    const field = defOf(option).shape?.[discriminator];
    return field?.safeParse(tag).success;
  });
  return fitting.flatMap((option) => unfold(option, value));
}

const child = (value: unknown, step: PropertyKey): unknown =>
  typeof value === 'object' && value !== null ? (value as Record<PropertyKey, unknown>)[step] : undefined;
