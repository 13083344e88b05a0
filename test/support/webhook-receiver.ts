import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';

export interface Heard {
  readonly id: string;
  /** What the library read, once it had checked the signature. */
  readonly event: { readonly type: string; readonly data: Readonly<Record<string, unknown>> };
}
type Answer = (response: ServerResponse, heard: Heard) => void;

/** A system that is told what happens: a real server, which checks what comes as the documents say. */
export interface Receiver {
  readonly url: string;
  /** What came with a signature that is right. */
  readonly heard: Heard[];
  /** How many requests had one that is not. */
  forged: number;
  /** The secret that it knows. */
  secret: string;
  answer: Answer;
  close(): Promise<void>;
}

export const answering =
  (status: number, body = '', headers = {}): Answer =>
  (response) =>
    response.writeHead(status, headers).end(body);

export async function startReceiver(secret = ''): Promise<Receiver> {
  const server = createServer(async (request, response) => {
    const body = await textOf(request);
    try {
      const event = new Webhook(receiver.secret).verify(body, request.headers as Record<string, string>);
      const heard = { id: String(request.headers['webhook-id']), event: event as Heard['event'] };
      receiver.heard.push(heard);
      receiver.answer(response, heard);
    } catch {
      receiver.forged += 1;
      response.writeHead(401).end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const receiver: Receiver = {
    ...{ url: `http://127.0.0.1:${port}/hooks`, heard: [], forged: 0, secret, answer: answering(204) },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return receiver;
}

async function textOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString('utf8');
}
