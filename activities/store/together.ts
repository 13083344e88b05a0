import { type Act, actsUnderWay, inActs } from './audit/act.ts';

/** How long a request may hold up those behind it, in milliseconds: one that hangs keeps nobody waiting. */
const turnMs = 50;

interface Waiting<Asked, Answer> {
  readonly asked: Asked;
  readonly acts: readonly Act[];
  readonly resolve: (answer: Answer) => void;
  readonly reject: (failure: unknown) => void;
}

/**
 * Lets calls share requests: while one is on its way, who calls waits for the next, which is for all of them. Each
 * call's request begins after the call, so nothing that is read is older than without this. `work` answers in the
 * order it was asked; its failure is that of every call in it.
 */
export function together<Asked, Answer>(
  most: number,
  work: (asked: readonly Asked[]) => Promise<readonly Answer[]>,
): (one: Asked) => Promise<Answer> {
  const waiting: Waiting<Asked, Answer>[] = [];
  let busy = false;
  const run = async () => {
    busy = true;
    // Calls of the same moment go together.
    await new Promise(setImmediate);
    while (waiting.length > 0) await turn(carryOut(waiting.splice(0, most), work));
    busy = false;
  };
  return (asked) =>
    new Promise((resolve, reject) => {
      waiting.push({ asked, acts: actsUnderWay(), resolve, reject });
      if (!busy) void run();
    });
}

/** Calls for the same key share one read. */
export function sharing<Answer>(read: (key: string) => Promise<Answer>): (key: string) => Promise<Answer> {
  return together(1000, async (keys) => {
    const reads = new Map([...new Set(keys)].map((key) => [key, read(key)]));
    return Promise.all(keys.map((key) => reads.get(key) as Promise<Answer>));
  });
}

async function carryOut<Asked, Answer>(
  batch: readonly Waiting<Asked, Answer>[],
  work: (asked: readonly Asked[]) => Promise<readonly Answer[]>,
): Promise<void> {
  try {
    // What is written for all of them is an act of each, and of nobody who happened to come first.
    const acts = [...new Set(batch.flatMap((one) => one.acts))];
    const answers = await inActs(acts, () => work(batch.map(({ asked }) => asked)));
    for (const [at, { resolve }] of batch.entries()) resolve(answers[at] as Answer);
  } catch (failure) {
    for (const { reject } of batch) reject(failure);
  }
}

async function turn(work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, turnMs);
  });
  await Promise.race([work, over]);
  clearTimeout(timer);
}
