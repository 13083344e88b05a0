import type { InstalledNames } from '../../domain/programs/registry.ts';
import type { Reading } from '../model.ts';
import type { Proposals } from './completion.rules.ts';
import type { Hint } from './hover.rules.ts';
import type { Answer, Question } from './messages.ts';

/** The page's side of the reading worker. */
export interface ReadingClient {
  /** What the installation has: counts for what is read and completed afterwards. */
  know(installed: InstalledNames): void;
  read(source: string): void;
  complete(source: string, offset: number): Promise<Proposals | undefined>;
  /** What the word itself means. */
  hover(source: string, offset: number): Promise<Hint | undefined>;
  /** The same, or else what the key around it is for. */
  help(source: string, offset: number): Promise<Hint | undefined>;
}

/** As much of a Worker as is needed. */
export interface WorkerPort {
  postMessage(question: Question): void;
  addEventListener(type: 'message', listener: (event: { readonly data: Answer }) => void): void;
}

/** @param onReading is told of each reading, newer ones only */
export function createReadingClient(port: WorkerPort, onReading: (reading: Reading) => void): ReadingClient {
  let count = 0;
  let last: Reading | undefined;
  const waiting = new Map<number, (answer: Answer) => void>();
  port.addEventListener('message', ({ data }) => {
    if (data.answer === 'reading') {
      last = { ...kept(last), ...data.reading };
      return onReading(last);
    }
    waiting.get(data.id)?.(data);
    waiting.delete(data.id);
  });
  const ask = (kind: 'complete' | 'hover' | 'help', source: string, offset: number) =>
    new Promise<Answer>((resolve) => {
      count += 1;
      waiting.set(count, resolve);
      port.postMessage({ ask: kind, id: count, source, offset });
    });
  const hint = async (kind: 'hover' | 'help', source: string, offset: number) => {
    const answer = await ask(kind, source, offset);
    return answer.answer === 'hover' ? answer.hint : undefined;
  };
  return {
    know: (installed) => port.postMessage({ ask: 'know', installed }),
    read: (source) => port.postMessage({ ask: 'read', source }),
    async complete(source, offset) {
      const answer = await ask('complete', source, offset);
      return answer.answer === 'complete' ? answer.proposals : undefined;
    },
    hover: (source, offset) => hint('hover', source, offset),
    help: (source, offset) => hint('help', source, offset),
  };
}

/** What a reading that says nothing of it leaves as it was, to the same object. */
const kept = (last: Reading | undefined): Pick<Reading, 'program' | 'graph'> => ({
  ...(last?.program ? { program: last.program } : {}),
  ...(last?.graph ? { graph: last.graph } : {}),
});
