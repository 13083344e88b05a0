import type { Outcome } from '../../domain/cases/case.schema.ts';
import type { InboxItem } from '../../domain/cases/listing.ts';
import { begin, handIn, read } from '../../domain/programs/standard-presses.ts';

/** An answer that several tasks can get at once. */
export type BulkOutcome = Pick<Outcome, 'id' | 'label' | 'tone'>;

/** Whether a press alone, with a comment at most, can answer the task so. */
export function canAnswer({ task }: Pick<InboxItem, 'task'>, outcome: string): boolean {
  return task.outcomes.some((one) => one.id === outcome && isPress(one));
}

/** What is done for itself: nobody begins three quizzes with one press. */
const alone: ReadonlySet<string> = new Set([read.id, begin.id, handIn.id]);

const isPress = ({ id, needs }: Outcome) => (needs === 'nothing' || needs === 'comment') && !alone.has(id);

/** The usual ones come first, and are always there. */
const usual: readonly BulkOutcome[] = [
  { id: 'approve', label: 'Approve', tone: 'positive' },
  { id: 'reject', label: 'Reject', tone: 'negative' },
];

/** What these tasks can be answered with, several at once; each once, in the words of the first task that has it. */
export function bulkOutcomesOf(items: readonly InboxItem[]): BulkOutcome[] {
  const found = items.flatMap(({ task }) => task.outcomes.filter(isPress));
  const others = found.filter(({ id }) => !usual.some((one) => one.id === id));
  return [...usual, ...new Map(others.toReversed().map((one) => [one.id, one])).values()];
}

/** "Approve these 3"; an outcome of a program's own is quoted: its label need not be a verb. */
export function bulkPress({ id, label }: BulkOutcome, count: number): string {
  const these = count === 1 ? 'this one' : `these ${count}`;
  return isUsual(id) ? `${label} ${these}` : `Answer “${label}” to ${these}`;
}

/** "approved", "answered “Done”". */
export function bulkDone({ id, label }: BulkOutcome): string {
  return { approve: 'approved', reject: 'rejected' }[id] ?? `answered “${label}”`;
}

const isUsual = (id: string) => usual.some((one) => one.id === id);
