import type { Context } from 'hono';

interface SentText {
  /** Of the file. */
  readonly name: string;
  readonly text: string;
  readonly type: string;
}

/** A text to be saved as a file, byte for byte. */
export function sendText(c: Context, { name, text, type }: SentText): Response {
  // What somebody wrote is never shown as a page of ours.
  c.header('Content-Security-Policy', "default-src 'none'; sandbox");
  c.header('Content-Disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`);
  return c.body(new TextEncoder().encode(text), 200, { 'Content-Type': type });
}

/** The same for YAML. */
export function sendYaml(c: Context, name: string, text: string): Response {
  return sendText(c, { name, text, type: 'application/yaml' });
}
