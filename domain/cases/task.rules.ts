import type { ErrorCode } from '../errors.ts';
import type { Actor, Task, Vote } from './case.schema.ts';

/** What somebody answers to a task. */
export interface Answer {
  readonly outcome: string;
  readonly actor: Actor;
  readonly comment?: string;
  readonly data?: Readonly<Record<string, unknown>>;
}
export interface Refusal {
  readonly code: ErrorCode;
  readonly message: string;
}

/** Why this answer cannot be taken, if so. Whoever opened the case never decides on it: nobody approves their own. */
export function refuseAnswer(task: Task | undefined, answer: Answer, openedBy: string): Refusal | undefined {
  if (!task) return { code: 'not-found', message: 'There is no such task in this case.' };
  if (task.status !== 'open' || settlingVote(task))
    return { code: 'task-closed', message: `"${task.title}" is already done.` };
  const byWhom = task.exam
    ? refusePress(task.exam, answer.actor)
    : refusePerson(task, answer.actor, openedBy);
  return byWhom ?? refuseContent(task, answer);
}

function refusePerson(task: Task, { personId, via }: Actor, openedBy: string): Refusal | undefined {
  if (task.party === 'vendor' && !task.chore && personId === openedBy)
    return { code: 'self-approval', message: 'You opened this case, so somebody else decides on it.' };
  if (!personId || !task.assignees.includes(personId))
    return { code: 'not-assigned', message: `This task waits for ${task.roleLabel}.` };
  if (task.signedIn && via === 'email-link')
    return { code: 'sign-in-required', message: 'This decision is taken signed in. Sign in, then decide.' };
  if (task.votes.some((vote) => vote.actor.personId === personId))
    return { code: 'task-closed', message: 'You have already answered; the task waits for others.' };
  return undefined;
}

/** Nobody presses the result of an exam. */
function refusePress({ candidate }: NonNullable<Task['exam']>, { via }: Actor): Refusal | undefined {
  if (via === 'system') return undefined;
  const words = `The result comes from the exam provider; you have nothing to press. Your candidate number is ${candidate}.`;
  return { code: 'not-assigned', message: words };
}

function refuseContent(task: Task, answer: Answer): Refusal | undefined {
  const outcome = task.outcomes.find(({ id }) => id === answer.outcome);
  if (!outcome) {
    const known = task.outcomes.map(({ id }) => id).join(', ');
    return { code: 'invalid-input', message: `Choose one of: ${known}.` };
  }
  const missingWords =
    (outcome.needs === 'comment' || outcome.needs === 'evidence') && !answer.comment?.trim();
  if (missingWords) return { code: 'invalid-input', message: `Say why: "${outcome.label}" needs a comment.` };
  if (outcome.needs === 'fields' && !answer.data)
    return { code: 'invalid-input', message: `"${outcome.label}" needs the fields it is about.` };
  if (outcome.needs === 'form' && !isRecord(answer.data?.values))
    return { code: 'invalid-input', message: `"${outcome.label}" needs the form.` };
  if (outcome.needs === 'result') return refuseResult(task, answer.data);
  if (outcome.needs === 'signature') return refuseSignature(task, answer.data);
  return undefined;
}

const isRecord = (value: unknown): boolean => typeof value === 'object' && value !== null;

/** What is signed is what was shown: the hash says which text that was. */
function refuseSignature(task: Task, data: Answer['data']): Refusal | undefined {
  if (typeof data?.name !== 'string' || !data.name.trim())
    return { code: 'invalid-input', message: 'Type your full name to sign.' };
  if (data.hash !== task.agreement?.hash)
    return { code: 'not-now', message: 'The agreement is another one now. Read it again, then sign.' };
  return undefined;
}

/** A score that there is, of a result that can be told from others. */
function refuseResult({ exam }: Task, data: Answer['data']): Refusal | undefined {
  const { score, takenAt, resultId } = data ?? {};
  const problem = exam && problemOfScore(score, exam.outOf);
  if (problem) return { code: 'invalid-input', message: `${problem}.` };
  if (typeof takenAt !== 'string' || typeof resultId !== 'string')
    return { code: 'invalid-input', message: 'Say when the exam was taken, and the id of the result.' };
  return undefined;
}

/** What is wrong with a score, in words without a full stop; nothing if it is one that there is. */
export function problemOfScore(score: unknown, outOf: number): string | undefined {
  const isScore = typeof score === 'number' && score >= 0 && score <= outOf;
  return isScore ? undefined : `Give a score from 0 to ${outOf}`;
}

/**
 * The vote that settles the task, if one does. A negative or "ask for changes" vote settles at once; a positive one
 * when as many agree as the quorum asks for.
 */
export function settlingVote(task: Task): Vote | undefined {
  return task.votes.find((vote) => {
    const tone = task.outcomes.find(({ id }) => id === vote.outcome)?.tone;
    if (tone !== 'positive') return true;
    return task.votes.filter(({ outcome }) => outcome === vote.outcome).length >= task.quorum;
  });
}

/** How many equal votes a quorum asks of this many people: never more than there are, never none. */
export function quorumSize(quorum: 'any' | 'all' | number, people: number): number {
  if (quorum === 'any') return 1;
  return Math.max(1, quorum === 'all' ? people : Math.min(quorum, people));
}
