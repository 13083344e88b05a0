import { createServer, type IncomingHttpHeaders, type IncomingMessage, request } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What is done with a request on its way to a part, and with the answer on its way back. */
export interface Passing {
  /** The body to send instead. */
  onRequest?(headers: IncomingHttpHeaders, body: Buffer): Buffer;
  onAnswer?(
    asked: { readonly method: string; readonly headers: IncomingHttpHeaders; readonly body: Buffer },
    answer: Answer,
  ): void;
}

interface Answer {
  readonly status: number;
  readonly body: Buffer;
  /** From the last byte of the request to the last of the answer. */
  readonly milliseconds: number;
}

export interface CountingProxy {
  /** A URL, to be used instead of the part's. */
  readonly address: string;
  close(): Promise<void>;
}

/** Stands in front of a part that speaks HTTP, so that whoever asks it is counted and need not know. */
export async function startProxy(target: string, passing: Passing): Promise<CountingProxy> {
  const server = createServer(async (asked, reply) => {
    try {
      const body = await bodyOf(asked);
      const sent = passing.onRequest?.(asked.headers, body) ?? body;
      const began = performance.now();
      const { status, headers, body: answered } = await forward(target, asked, sent);
      passing.onAnswer?.(
        { method: asked.method ?? '', headers: asked.headers, body },
        { status, body: answered, milliseconds: performance.now() - began },
      );
      reply.writeHead(status, headers).end(answered);
    } catch (failure) {
      reply.writeHead(502).end(String(failure));
    }
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}

/** As it came: signatures are over the host that was asked, and checked over it. */
function forward(
  target: string,
  { method, url, headers }: IncomingMessage,
  body: Buffer,
): Promise<{ status: number; headers: IncomingHttpHeaders; body: Buffer }> {
  const { hostname, port } = new URL(target);
  const length =
    body.length > 0 || headers['content-length'] ? { 'content-length': String(body.length) } : {};
  const { 'transfer-encoding': _chunked, ...kept } = headers;
  return new Promise((resolve, reject) => {
    const asked = request(
      { hostname, port, path: url, method, headers: { ...kept, ...length } },
      (answer) => {
        bodyOf(answer).then((answered) => {
          const { 'transfer-encoding': _, ...told } = answer.headers;
          resolve({ status: answer.statusCode ?? 0, headers: told, body: answered });
        }, reject);
      },
    );
    asked.on('error', reject);
    asked.end(body);
  });
}

async function bodyOf(message: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
