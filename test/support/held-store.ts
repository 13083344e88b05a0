import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { inject } from 'vitest';

/** A way to DynamoDB for one worker. */
export interface HeldStore {
  readonly endpoint: string;
  /** Resolves when a write whose text `matches` was carried out: its answer, and all that come later, are withheld. */
  holdAfter(matches: (body: string) => boolean): Promise<void>;
  /** Gives the answers that were withheld, and all that come later. */
  release(): void;
  close(): void;
}

/** DynamoDB behind a door that is shut at an exact moment: what was asked is done, and who asked does not hear of it. */
export async function heldStore(): Promise<HeldStore> {
  let watch: { matches: (body: string) => boolean; done: () => void } | undefined;
  let held = false;
  const withheld: (() => void)[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const body = Buffer.concat(chunks);
    const { host: _, connection: __, ...headers } = request.headers;
    const answer = await fetch(inject('dynamodbEndpoint'), {
      ...{ method: 'POST', body, headers: headers as Record<string, string> },
    });
    const content = Buffer.from(await answer.arrayBuffer());
    const reply = () => {
      response.writeHead(answer.status, { 'content-type': 'application/x-amz-json-1.0' }).end(content);
    };
    if (watch?.matches(body.toString())) {
      held = true;
      watch.done();
      watch = undefined;
    }
    if (held) withheld.push(reply);
    else reply();
  });
  await new Promise<void>((done) => void server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return {
    endpoint: `http://127.0.0.1:${port}`,
    holdAfter: (matches) =>
      new Promise<void>((done) => {
        watch = { matches, done };
      }),
    release: () => {
      held = false;
      for (const reply of withheld.splice(0)) reply();
    },
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
