import { type ChangeSpec, EditorState, type Text, type Transaction } from '@codemirror/state';

/**
 * Files from Windows end their lines with two characters, of which the editor takes the first for a part of the line: it
 * is not drawn, and whatever is typed or deleted around it leaves it where it belongs.
 */
export const windowsLines = EditorState.transactionFilter.of((transaction) => {
  const byHand = transaction.isUserEvent('input') || transaction.isUserEvent('delete');
  if (!transaction.docChanged || !byHand || !isFromWindows(transaction.startState.doc)) return transaction;
  const changes = repairs(transaction);
  return changes.length > 0 ? [transaction, { changes, sequential: true }] : transaction;
});

const isFromWindows = (doc: Text) => doc.lines > 1 && doc.line(1).text.endsWith('\r');

/** What brings line ends around the changes in order again. */
function repairs({ changes, startState, newDoc }: Transaction): ChangeSpec[] {
  const all: ChangeSpec[] = [];
  changes.iterChanges((fromA, toA, fromB, toB) => {
    const gone = startState.doc.sliceString(fromA, toA);
    // Half of a line end cannot be deleted: the line is joined with the next.
    if (gone === '\r' && toB === fromB && newDoc.sliceString(toB, toB + 1) === '\n')
      all.push({ from: toB, to: toB + 1 });
    else all.push(...strayIn(newDoc, Math.max(0, fromB - 1), Math.min(newDoc.length, toB + 1)));
  });
  return all;
}

function strayIn(doc: Text, from: number, to: number): ChangeSpec[] {
  const found: ChangeSpec[] = [];
  for (let at = from; at < to; at += 1) {
    const [before, here, after] = [at - 1, at, at + 1].map((one) =>
      doc.sliceString(Math.max(0, one), one + 1),
    );
    if (here === '\r' && after !== '\n') found.push({ from: at, to: at + 1 });
    if (here === '\n' && before !== '\r') found.push({ from: at, insert: '\r' });
  }
  return found;
}
