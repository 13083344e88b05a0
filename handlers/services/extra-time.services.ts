import type { Caller } from './services.ts';

/** Percent of every quiz's time limit that somebody has more. */
export interface ExtraTime {
  readonly id: string;
  readonly name: string;
  readonly percent: number;
}

/**
 * How much more time people have in quizzes, whoever they work for: for the vendor's operations and enablement. It holds
 * for attempts that begin from then on; why is not kept.
 */
export interface ExtraTimeService {
  of(caller: Caller, personId: string): Promise<ExtraTime>;
  /** `input`: `{ email }`. @throws `invalid-input` where nobody has this address */
  ofEmail(caller: Caller, input: unknown): Promise<ExtraTime>;
  /** `input`: `{ percent }`, 0 to 300; 0 takes it back. */
  give(caller: Caller, personId: string, input: unknown): Promise<ExtraTime>;
}
