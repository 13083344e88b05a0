import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort } from './parts/ports.ts';
import { staffClientId } from './parts/staff-provider-client.ts';
import { answers, type Service } from './processes/service.ts';
import type { Settings } from './settings.ts';

/** An identity provider of this machine, and what the API is told of it. */
export interface LocalStaffSignIn {
  readonly service: Service;
  readonly env: Readonly<Record<string, string>>;
}

/** With `STAFF_SIGN_IN=local`: the vendor's people sign in at a provider that is started here, and knows the first ones. */
export async function localStaffSignIn(
  settings: Pick<Settings, 'STAFF_SIGN_IN' | 'STAFF_PORT'>,
  portal: string,
  logs: string,
): Promise<LocalStaffSignIn | undefined> {
  if (settings.STAFF_SIGN_IN !== 'local') return undefined;
  const port = await freePort(settings.STAFF_PORT);
  const issuer = `http://localhost:${port}`;
  const secret = { STAFF_SIGN_IN_SECRET: randomBytes(24).toString('base64url') };
  const entry = fileURLToPath(new URL('parts/staff-provider-server.ts', import.meta.url));
  const spec = {
    name: 'Identity provider',
    program: process.execPath,
    args: ['--import', 'tsx', entry, String(port), portal],
    env: secret,
    log: join(logs, 'staff-provider.log'),
  };
  const about = { name: 'the local provider', issuer, clientId: staffClientId };
  return {
    service: { spec, address: issuer, ready: answers(issuer) },
    env: { ...secret, STAFF_SIGN_IN: JSON.stringify(about) },
  };
}
