/** `staff-provider-server.ts <port> <portal>`: the identity provider of a local start, with the secret of its environment. */
import { createServer } from 'node:http';
import { exportJWK, generateKeyPair } from 'jose';
import { seedPeople } from '../seed-data.ts';
import { createStaffProvider } from './staff-provider.ts';
import { staffClientId } from './staff-provider-client.ts';

const [port = '', portal = ''] = process.argv.slice(2);
const { privateKey } = await generateKeyPair('RS256', { extractable: true });
const staff = Object.values(seedPeople).filter((person) => !('partnerId' in person));
const answer = createStaffProvider({
  issuer: `http://localhost:${port}`,
  client: { id: staffClientId, secret: process.env.STAFF_SIGN_IN_SECRET ?? '' },
  portal,
  accounts: () => staff,
  signingKey: { ...(await exportJWK(privateKey)), alg: 'RS256', use: 'sig', kid: `local-${Date.now()}` },
});
createServer((request, response) => void answer(request, response)).listen(Number(port), '127.0.0.1');
