import { defaultPayloadConverter, type Headers, TemporalFailure } from '@temporalio/common';
import { ApplicationFailure, ContinueAsNew, type WorkflowInterceptors } from '@temporalio/workflow';

/** The header that tells a rehearsed case how far its own time lies from the server's, in milliseconds. */
const header = 'clock-offset';

/**
 * Gives a rehearsed case the date that its script says: a server's clock begins at the present and only goes forward.
 * Spans stay what they are, so timers need nothing. A defect of the workflow ends the case, which otherwise would wait
 * for better code.
 */
export const interceptors = (): WorkflowInterceptors => {
  let told: Headers = {};
  return {
    inbound: [
      {
        async execute(input, next) {
          const given = input.headers[header];
          told = given ? { [header]: given } : {};
          if (given) shiftDates(Number(defaultPayloadConverter.fromPayload(given)));
          try {
            return await next(input);
          } catch (failure) {
            throw isDefect(failure) ? ApplicationFailure.nonRetryable(String(failure), 'defect') : failure;
          }
        },
      },
    ],
    outbound: [
      { continueAsNew: (input, next) => next({ ...input, headers: { ...input.headers, ...told } }) },
    ],
  };
};

const isDefect = (failure: unknown) =>
  !(failure instanceof TemporalFailure) && !(failure instanceof ContinueAsNew);

/** What is made stays a Date for whoever asks, inside and outside of the workflow's code. */
function shiftDates(offset: number): void {
  const ServerDate = globalThis.Date;
  class CaseDate extends ServerDate {
    constructor(...given: unknown[]) {
      if (given.length === 0) super(CaseDate.now());
      else super(...(given as [string]));
    }
    static override now(): number {
      return ServerDate.now() + offset;
    }
    static override [Symbol.hasInstance](value: unknown): boolean {
      return value instanceof ServerDate;
    }
  }
  globalThis.Date = CaseDate as DateConstructor;
}
