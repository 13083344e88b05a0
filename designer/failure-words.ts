import { ApiFailure, Unreachable } from './api.ts';

/** What went wrong, and what to do, for the person who sees it. */
export function failureWords(failure: unknown): string {
  if (failure instanceof Unreachable)
    return `${failure.message} What you typed is kept; try again when you are connected.`;
  if (!(failure instanceof ApiFailure))
    return 'Something went wrong here. Load the page again and try once more.';
  if (failure.code === 'unauthenticated')
    return 'You are signed out. Sign in in another tab, and press again: what you typed is kept.';
  return failure.message;
}
