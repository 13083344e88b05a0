import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { inject } from 'vitest';
import { documentClient } from '../../../activities/store/connect.ts';

/** A client of one's own for a test that puts faults on its way. */
export function faultyClient(): DynamoDBDocumentClient {
  return documentClient({ region: 'eu-central-1', endpoint: inject('dynamodbEndpoint') });
}

/** The answer of the next commands of these names is lost: DynamoDB has done them, and the caller gets a time-out. */
export function loseAnswers(client: DynamoDBDocumentClient, ...commands: readonly string[]): void {
  const left = [...commands];
  client.middlewareStack.add(
    (next, context) => async (args) => {
      const result = await next(args);
      const { commandName = '' } = context as { commandName?: string };
      if (left[0] !== commandName) return result;
      left.shift();
      throw Object.assign(new Error('The answer was lost'), { name: 'TimeoutError' });
    },
    { step: 'initialize', name: 'loseAnswers', priority: 'high' },
  );
}

/** Holds the first command of this name back: `reached` when it is about to go, and it goes on `open`. */
export function gate(client: DynamoDBDocumentClient, command: string, where: 'before' | 'after') {
  const reached = Promise.withResolvers<void>();
  const opened = Promise.withResolvers<void>();
  let passed = false;
  const stop = async () => {
    reached.resolve();
    await opened.promise;
  };
  client.middlewareStack.add(
    (next, context) => async (args) => {
      const { commandName } = context as { commandName?: string };
      if (passed || commandName !== command) return next(args);
      passed = true;
      if (where === 'before') await stop();
      const result = await next(args);
      if (where === 'after') await stop();
      return result;
    },
    { step: 'initialize', name: 'gate', priority: 'high' },
  );
  return { reached: reached.promise, open: () => opened.resolve() };
}
