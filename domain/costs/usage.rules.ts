import type { Quantities } from './bill.rules.ts';
import type { Usage } from './usage.schema.ts';

/** What the house's function is given: infra/constructs/house-function.ts. */
const functionGb = 1769 / 1024;
/** What Lambda and the HTTP API write of each request besides our own lines, in bytes. */
const loggedByAws = 900;
const gb = 1e9;

/** What is billed once for something that happens; what is kept of it is billed by the month: {@link keptOf}. */
export function billedOf(usage: Usage): Quantities {
  const { units, requests, milliseconds, answered, mails, files, logged } = usage;
  const all = [units.table, units.gsi1, units.gsi2];
  const sum = (way: 'read' | 'written') => all.reduce((total, one) => total + one[way], 0);
  return {
    ...{ tableWrites: sum('written'), tableReads: sum('read') },
    ...{ apiRequests: requests, functionRequests: requests },
    functionSeconds: (milliseconds / 1000) * functionGb,
    traces: requests,
    // A file that was sent is looked at once.
    dataOut: (answered + files.bytes) / gb,
    mails,
    ...{ filePuts: files.puts, fileGets: files.gets },
    logs: (logged + requests * loggedByAws) / gb,
  };
}

/** Backups that are kept at a time, each of the whole table: infra/constructs/keep-backups.ts. */
const backups = { warm: 35 + 1, cold: 11 };

/** What stays of it, as billed for a month. Recovery and backups are of the table without its indexes. */
export function keptOf({ stored, files }: Usage): Quantities {
  const table = stored.table / gb;
  return {
    ...{ tableStorage: table + stored.indexes / gb, recovery: table },
    ...{ backups: table * backups.warm, coldBackups: table * backups.cold },
    fileStorage: files.bytes / gb,
  };
}

/** All billed actions of Temporal Cloud. */
export const actionsIn = ({ actions }: Pick<Usage, 'actions'>): number =>
  Object.values(actions).reduce((sum, count) => sum + count, 0);
