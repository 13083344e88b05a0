import type { Context } from 'hono';

/** A text of YAML to be saved as a file, byte for byte. */
export function sendYaml(c: Context, name: string, text: string): Response {
  // What somebody wrote is never shown as a page of ours.
  c.header('Content-Security-Policy', "default-src 'none'; sandbox");
  c.header('Content-Disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`);
  return c.body(new TextEncoder().encode(text), 200, { 'Content-Type': 'application/yaml' });
}
