/** Entry of the child process that is the SES-compatible inbox: arguments are the port and, to keep mails, a file. */
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import inbox from 'aws-ses-v2-local';
import { getStoreReadonly, saveEmail } from 'aws-ses-v2-local/dist/store.js';

const [port = '0', file] = process.argv.slice(2);
type Email = Parameters<typeof saveEmail>[0];

let saved = 0;

function restore(from: string): void {
  if (!existsSync(from)) return;
  const emails: Email[] = JSON.parse(readFileSync(from, 'utf8'));
  for (const email of emails) saveEmail(email);
  saved = emails.length;
}

/** Written beside and renamed, so that a stop in between leaves the earlier mails. */
function save(to: string): void {
  const { emails } = getStoreReadonly();
  if (emails.length === saved) return;
  writeFileSync(`${to}.new`, JSON.stringify(emails), { mode: 0o600 });
  renameSync(`${to}.new`, to);
  saved = emails.length;
}

if (file) {
  restore(file);
  setInterval(() => save(file), 1000);
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      save(file);
      process.exit(0);
    });
  }
}
await inbox.default({ host: '127.0.0.1', port: Number(port) });
