import { programJsonSchema } from '../../domain/programs/reference/json-schema.rules.ts';
import { print } from '../print.ts';

/** `throughline program schema`: the JSON Schema of programs, for editors. */
export async function schemaCommand(): Promise<number> {
  return print(JSON.stringify(programJsonSchema(), null, 2), 0);
}
