import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { build } from 'esbuild';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { parse } from 'yaml';
import type { RehearsalState } from '../../../domain/rehearsals/film.ts';
import { stylesheet } from '../../../portal/styles/stylesheet.ts';
import { dayOf, filmOf, frameOf, taskOf } from '../../offline/designer/films.ts';
import { barriers } from '../axe.ts';
import { launch } from '../pages/open-portal.ts';

/** The panel alone: what it paints onto the diagram and writes into the scripts stands on `window`. */
const page = `
import { useState } from 'react';
import { createRoot } from 'react-dom/client';
import { readProgram } from '../../../domain/programs/read-program.ts';
import { Rehearsal } from '../../../designer/rehearsal/rehearsal.tsx';
const { program } = readProgram(window.source);
const graph = { nodes: ['start', 'approval', 'end/ordered'].map((id) => ({ node: { id, title: id } })) };
const reading = { source: window.source, problems: [], program, graph, places: [] };
function Page() {
  const [scripts, typeScripts] = useState(window.scripts);
  window.scripts = scripts;
  const state = { source: window.source, scripts, reading, panel: 'rehearsal' };
  const actions = { typeScripts, show: (shown) => { window.shown = shown; } };
  return <Rehearsal state={state} actions={actions} draftId="PD-1" />;
}
createRoot(document.getElementById('root')).render(<Page />);
`;

const scripts = `program: price-exception
scripts:
  - name: The desk approves
  - name: Nobody answers
`;

const approval = taskOf({
  step: 'approval/Channel manager',
  title: 'Approve the price',
  openedAt: dayOf(0),
  outcomes: [
    { id: 'approve', label: 'Approve', effect: 'It goes on.', needs: 'form', tone: 'positive' },
    { id: 'reject', label: 'Reject', effect: 'It ends.', needs: 'comment', tone: 'negative' },
  ],
});
const mail = { to: 'Ana Costa (Northwind)', subject: 'Your price', text: 'Hello', html: '<p>Hello</p>' };
const film = filmOf({
  frames: [
    frameOf(0, { active: ['approval/Channel manager'], tasks: [approval] }),
    frameOf(3, { active: ['approval/Channel manager'], tasks: [approval] }),
    frameOf(10, { status: 'closed', walked: ['approval'] }),
  ],
  mails: [{ ...mail, at: dayOf(3) }],
  walked: ['step approval'],
});
const difference = { about: 'outcome', expected: 'ordered', happened: 'rejected' };

/** What the server plays, by the name that is asked for; or a failure while it is gone. */
function played(only: string | undefined): RehearsalState {
  const films = only
    ? [{ ...film, script: only }]
    : [
        { ...film, script: 'The desk approves' },
        { ...film, script: 'Nobody answers', differences: [difference] },
      ];
  const walkable = [
    { point: 'step approval', name: 'the step approval' },
    { point: 'outcome ordered', name: 'the outcome ordered' },
  ];
  return { state: 'played', sourceHash: '', films, walkable };
}

let browser: Browser;
let server: Server;
let gone = false;
const asked: { scripts: string; only?: string }[] = [];

beforeAll(async () => {
  const [bundled] = await Promise.all([
    build({
      stdin: { contents: page, resolveDir: import.meta.dirname, loader: 'tsx' },
      ...{ bundle: true, write: false, outdir: 'out', format: 'esm', jsx: 'automatic' },
      ...{ jsxImportSource: 'react', tsconfigRaw: '{}', define: { 'process.env.NODE_ENV': '"production"' } },
    }),
    launch(inject('chromiumPath')).then((launched) => {
      browser = launched;
    }),
  ]);
  const textOf = (ending: string) =>
    bundled.outputFiles.find(({ path }) => path.endsWith(ending))?.text ?? '';
  const source = readFileSync('programs/price-exception.yaml', 'utf8');
  const html = `<!doctype html><html lang="en"><title>Designer</title><style>${stylesheet}${textOf('.css')}</style>
<main><h1>Designer</h1><div id="root"></div></main>
<script>window.source = ${JSON.stringify(source)}; window.scripts = ${JSON.stringify(scripts)};</script>
<script type="module" src="/page.js"></script></html>`;
  const files: Record<string, [string, string]> = {
    '/': ['text/html', html],
    '/page.js': ['text/javascript', textOf('.js')],
  };
  server = createServer(async (request, response) => {
    const answer = (status: number, type: string, body: string) =>
      response.writeHead(status, { 'content-type': type }).end(body);
    const file = files[request.url ?? ''];
    if (file) return answer(200, ...file);
    if (gone)
      return answer(409, 'application/json', '{"code":"gone","detail":"Rehearsals cannot be played now."}');
    if (request.method === 'POST') {
      asked.push((await json(request)) as (typeof asked)[number]);
      return answer(202, 'application/json', '{"id":"R1"}');
    }
    return answer(200, 'application/json', JSON.stringify(played(asked.at(-1)?.only)));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(async () => {
  await browser.close();
  server.close();
});

async function opened(): Promise<Page> {
  gone = false;
  const context = await browser.newContext({ reducedMotion: 'reduce' });
  const tab = await context.newPage();
  await tab.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  await tab.getByRole('heading', { name: 'Rehearsal' }).waitFor();
  return tab;
}

const press = (tab: Page, name: string) => tab.getByRole('button', { name, exact: true }).click();

async function started(tab: Page): Promise<void> {
  await tab.getByText('Play a case by hand').click();
  await press(tab, 'Start the case');
  await tab.getByText('What happens now?').waitFor();
}

describe('the rehearsal panel', () => {
  it('plays all scripts, says what came of each, and paints what nobody has walked', async () => {
    const tab = await opened();

    await press(tab, 'Play all');
    await tab.getByText('Nobody has walked (1)').waitFor();

    expect(await tab.getByText('expected ordered; what happened: rejected').count()).toBe(1);
    expect(await tab.getByText('passed', { exact: true }).count()).toBe(1);
    expect(await tab.evaluate('window.shown')).toEqual({
      ...{ active: [], walked: ['approval'], missing: ['end/ordered'] },
    });
    expect(await barriers(tab)).toEqual([]);
  });

  it('moves through a film by keyboard, paints where the case is, and shows e-mails as they arrive', async () => {
    const tab = await opened();
    await press(tab, 'Play The desk approves');
    await tab.getByText('Day 1 ·').waitFor();

    await tab.getByRole('button', { name: 'Next moment' }).press('Enter');
    await tab.getByText('E-mails (1)').waitFor();
    const painted = await tab.evaluate('window.shown');
    await tab.getByText('Your price', { exact: true }).click();

    expect(painted).toEqual({ active: ['approval'], walked: ['start'], missing: [] });
    await tab.frameLocator('iframe').getByText('Hello').waitFor();
    expect(await barriers(tab)).toEqual([]);
    await tab.getByRole('slider', { name: 'Moment' }).press('End');
    await tab.getByText('Day 11 ·').waitFor();
  });

  it('plays an act anew from its moment, and loses nothing while the server is gone', async () => {
    const tab = await opened();
    await started(tab);
    await press(tab, 'Let a day pass');
    gone = true;

    await press(tab, 'Reject Approve the price');
    await tab.getByText('Rehearsals cannot be played now.').waitFor();
    expect(await barriers(tab)).toEqual([]);
    gone = false;
    await tab.reload();
    await press(tab, 'Go on with the case that was played by hand');
    await tab.getByText('What happens now?').waitFor();

    expect(asked.at(-1)?.scripts).toContain(
      '- on: approval/Channel manager\n        after: P1D\n        press: reject\n        comment: Rehearsed by hand.',
    );
    await press(tab, 'Take back');
    await expect.poll(() => asked.at(-1)?.scripts).not.toContain('acts:');
  });

  it('saves what was played by hand behind the other scripts, with what is ticked', async () => {
    const tab = await opened();
    await started(tab);
    await tab.getByText('Save as a script').click();

    await press(tab, 'Save the script');
    await tab.getByText('Give the script a name').waitFor();
    await tab.getByLabel('Name: what it tests').fill('Silence');
    await tab.getByLabel('It enters the stages decision').uncheck();
    await press(tab, 'Save the script');
    await tab.getByText('Saved as "Silence".').waitFor();

    const text = String(await tab.evaluate('window.scripts'));
    expect(text.startsWith(scripts.trimEnd())).toBe(true);
    expect(parse(text).scripts).toMatchObject([{}, {}, { name: 'Silence' }]);
    expect(parse(text).scripts[2].expect).toEqual({ outcome: 'ordered', within: 'P10D' });
    expect(await barriers(tab)).toEqual([]);
  });
});
