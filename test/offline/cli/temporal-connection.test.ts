import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { withTemporal } from '../../../cli/temporal-connection.ts';
import { statePaths, writeConnection } from '../../../local/state.ts';

const folder = mkdtempSync(join(tmpdir(), 'throughline-temporal-test-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const refusalWith = (env: Record<string, string>) =>
  withTemporal({ THROUGHLINE_STATE: folder, ...env }, async () => 'connected').catch(
    ({ message }: Error) => message,
  );

test('a command that has no Temporal to ask says what to set, and one that has it wrong says which name', async () => {
  expect(await refusalWith({})).toBe(
    'No Temporal to ask: run npm start, or set TEMPORAL_ADDRESS to where its front end is, such as ' +
      'temporal.example.com:7233, and TEMPORAL_NAMESPACE and TEMPORAL_CREDENTIALS as the workers have them',
  );
  expect(await refusalWith({ TEMPORAL_ADDRESS: 'temporal.example.com' })).toBe(
    'Temporal cannot be asked with this environment. TEMPORAL_ADDRESS: Write it as host:port',
  );
});

test('it finds the Temporal that npm start has written down', async () => {
  const temporal = { address: 'nowhere', namespace: 'default' };
  writeConnection(statePaths(folder).connection, { apiUrl: 'http://localhost:3000', apiKeys: {}, temporal });

  expect(await refusalWith({})).toMatch(
    /^Temporal cannot be asked .* TEMPORAL_ADDRESS: Write it as host:port/,
  );
});
