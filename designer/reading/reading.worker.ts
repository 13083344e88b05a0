import type { InstalledNames } from '../../domain/programs/registry.ts';
import type { Reading } from '../model.ts';
import { completeAt } from './completion.rules.ts';
import { hintAt } from './hover.rules.ts';
import type { Answer, Question } from './messages.ts';
import { createReader } from './reader.ts';

const reader = createReader();
const port = self as unknown as {
  onmessage: ((event: { readonly data: Question }) => void) | null;
  postMessage(answer: Answer): void;
};
let installed: InstalledNames | undefined;
let newest: string | undefined;
let told: Reading | undefined;

port.onmessage = ({ data }) => {
  if (data.ask === 'know') {
    installed = data.installed;
    return;
  }
  if (data.ask !== 'read') return respond(data);
  if (newest === undefined) afterOthers(readNewest);
  newest = data.source;
};

/** Later than the messages that wait already: of several texts only the last is read. */
function afterOthers(act: () => void): void {
  setTimeout(act, 0);
}

function readNewest(): void {
  const source = newest;
  newest = undefined;
  if (source === undefined) return;
  const { reading, finish } = reader.read(source, installed);
  tell(reading);
  if (finish) afterOthers(() => newest === undefined && tell(finish()));
}

function tell({ program, graph, ...rest }: Reading): void {
  const reading = {
    ...rest,
    ...(program && program !== told?.program ? { program } : {}),
    ...(graph && graph !== told?.graph ? { graph } : {}),
  };
  told = { ...rest, ...(program ? { program } : {}), ...(graph ? { graph } : {}) };
  port.postMessage({ answer: 'reading', reading });
}

function respond({ ask, id, source, offset }: Exclude<Question, { ask: 'read' | 'know' }>): void {
  if (ask === 'complete') {
    const proposals = completeAt(source, offset, { program: reader.program(), installed });
    port.postMessage({ answer: 'complete', id, ...(proposals ? { proposals } : {}) });
  } else {
    const hint = hintAt(source, offset, ask === 'help');
    port.postMessage({ answer: 'hover', id, ...(hint ? { hint } : {}) });
  }
}
