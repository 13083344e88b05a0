import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';

/** The settings that the page of Temporal UI begins with. */
const settingsPath = '/api/v1/settings';

/**
 * Shows Temporal UI on `port`, passed on from where the dev server has it, with one setting that the dev server has no flag
 * for: its page sends who is signed in to the portal along when it asks the codec server. Ends with `close`.
 */
export function showTemporalUi(port: number, behind: number): Promise<{ close: () => void }> {
  const server = createServer((asked, answer) => {
    const { 'accept-encoding': _, ...headers } = asked.headers;
    const path = asked.url ?? '/';
    const options = { host: '127.0.0.1', port: behind, method: asked.method, path, headers };
    const passed = request(options, (answered) => {
      if (path.startsWith(settingsPath)) void sendSettings(answered, answer);
      else answered.pipe(answer.writeHead(answered.statusCode ?? 502, answered.headers));
    });
    passed.on(
      'error',
      () => answer.headersSent || answer.writeHead(502).end('Temporal does not answer now.'),
    );
    answer.on('close', () => passed.destroy());
    asked.pipe(passed);
  });
  const close = () => {
    server.close();
    server.closeAllConnections();
  };
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve({ close }));
  });
}

async function sendSettings(answered: IncomingMessage, answer: ServerResponse): Promise<void> {
  const text = Buffer.concat(await answered.toArray()).toString();
  const { 'content-length': _, ...headers } = answered.headers;
  answer.writeHead(answered.statusCode ?? 502, headers).end(withCredentials(text));
}

function withCredentials(text: string): string {
  try {
    const settings = JSON.parse(text);
    return JSON.stringify({ ...settings, Codec: { ...settings.Codec, IncludeCredentials: true } });
  } catch {
    return text;
  }
}
