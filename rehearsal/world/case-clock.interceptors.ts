import { defaultPayloadConverter, type Headers } from '@temporalio/common';
import type { WorkflowInterceptors } from '@temporalio/workflow';

/** The header that tells a rehearsed case how far its own time lies from the server's, in milliseconds. */
const header = 'clock-offset';

/**
 * Gives a rehearsed case the date that its script says: a server's clock begins at the present and only goes forward.
 * Spans stay what they are, so timers need nothing.
 */
export const interceptors = (): WorkflowInterceptors => {
  let told: Headers = {};
  return {
    inbound: [
      {
        execute(input, next) {
          const given = input.headers[header];
          told = given ? { [header]: given } : {};
          if (given) shiftDates(Number(defaultPayloadConverter.fromPayload(given)));
          return next(input);
        },
      },
    ],
    outbound: [
      {
        continueAsNew: (input, next) => next({ ...input, headers: { ...input.headers, ...told } }),
      },
    ],
  };
};

function shiftDates(offset: number): void {
  const ServerDate = globalThis.Date;
  const now = () => ServerDate.now() + offset;
  // As the SDK does it: what is made stays a Date for whoever asks, inside and outside of the workflow's code.
  const CaseDate = function (...given: unknown[]) {
    return given.length === 0 ? new ServerDate(now()) : new ServerDate(...(given as [string]));
  };
  const { parse, UTC, prototype } = ServerDate;
  globalThis.Date = Object.assign(CaseDate, { now, parse, UTC, prototype }) as unknown as DateConstructor;
}
