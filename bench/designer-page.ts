import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { basename, join } from 'node:path';
import type { ProgramDraft } from '../domain/programs/draft.ts';
import { stylesheet } from '../portal/styles/stylesheet.ts';

/** The designer's page over a server that answers with one draft and nothing else, as quickly as can be. */
export interface DesignerPage {
  /** The page for this draft's text. */
  addressOf(source: string): string;
  close(): void;
}

/** @param folder the bundle of infra/constructs/bundle-designer.ts */
export async function serveDesigner(folder: string): Promise<DesignerPage> {
  const drafts: string[] = [];
  const { script, style, worker } = JSON.parse(readFileSync(join(folder, 'designer.json'), 'utf8'));
  const pageOf = (draft: string) => `<!doctype html><html lang="en"><head><title>Designer</title>
    <style>${stylesheet}</style><link rel="stylesheet" href="/assets/${style}">
    <script type="module" src="/assets/${script}"></script></head>
    <body class="designer-page"><div id="designer" data-draft="${draft}" data-worker="/assets/${worker}"></div></body></html>`;
  const server = createServer(async ({ url = '' }, answer) => {
    const send = (type: string, body: string | Buffer) => answer.setHeader('content-type', type).end(body);
    if (url.startsWith('/assets/'))
      return send(
        url.endsWith('.css') ? 'text/css' : 'text/javascript',
        await readFile(join(folder, basename(url))),
      );
    if (url.endsWith('/editors')) return send('application/json', '{"revision":1,"editors":[]}');
    if (url.startsWith('/v1/drafts/'))
      return send('application/json', JSON.stringify(draftOf(drafts[Number(basename(url))] ?? '')));
    return send('text/html', pageOf(basename(url)));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    addressOf: (source) => `http://127.0.0.1:${port}/programs/drafts/${drafts.push(source) - 1}`,
    close: () => server.close(),
  };
}

function draftOf(source: string): ProgramDraft {
  const at = '2026-11-25T09:00:00.000Z';
  return {
    ...{ id: 'PD-7K3M9Q2XBA', origin: { kind: 'file' }, title: 'Measured', revision: 1, source, scripts: '' },
    ...{ createdBy: 'P-1', createdAt: at, savedBy: 'P-1', savedAt: at },
  };
}
