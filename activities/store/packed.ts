import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';

const compress = promisify(gzip);
const expand = promisify(gunzip);

/** A long text as an item holds it: an item has 400 kB, and a program's text shrinks to a fifth. */
export async function pack(text: string): Promise<Uint8Array> {
  return compress(text);
}

/** The text of what {@link pack} made. */
export async function unpack(content: unknown): Promise<string> {
  return (await expand(content as Uint8Array)).toString('utf8');
}
