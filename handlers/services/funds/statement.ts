import { createHmac, timingSafeEqual } from 'node:crypto';
import { DomainError } from '../../../domain/errors.ts';
import type { LinkKeys } from '../../../domain/links/link-token.schema.ts';
import { type Running, statementLines } from '../../../domain/mdf/statement.rules.ts';
import type { ServiceContext } from '../context.ts';
import type { FundsService, StatementOf } from '../funds.services.ts';
import { entriesOf } from './read.ts';

/** Entries with the balances after them. */
export function readStatement(context: ServiceContext): FundsService['statement'] {
  const entries = entriesOf(context);
  const { linkKeys } = context;
  return async (caller, of, { cursor, limit }) => {
    const start = cursor === undefined ? { before: {} } : carried(linkKeys, of, cursor);
    const page = await entries(caller, of, { cursor: start.cursor, limit });
    const items = statementLines(page.items, start.before);
    const after = items.at(-1)?.after ?? start.before;
    return {
      items,
      before: start.before,
      ...(page.cursor ? { cursor: carry(linkKeys, of, { cursor: page.cursor, before: after }) } : {}),
    };
  };
}

interface Carried {
  readonly cursor?: string;
  readonly before: Running;
}

const nameOf = (of: StatementOf) => ('fundId' in of ? `fund ${of.fundId}` : `partner ${of.partnerId}`);

/** Balances in an address are only as good as their signature: nobody shows a manager numbers of their own making. */
function carry([key]: LinkKeys, of: StatementOf, carried: Carried): string {
  const content = Buffer.from(JSON.stringify(carried)).toString('base64url');
  return `${content}.${signature(key?.secret ?? '', of, content)}`;
}

function carried(keys: LinkKeys, of: StatementOf, cursor: string): Carried {
  const [content = '', signed = ''] = cursor.split('.');
  const given = Buffer.from(signed);
  const isOurs = keys.some(({ secret }) => {
    const wanted = Buffer.from(signature(secret, of, content));
    return wanted.length === given.length && timingSafeEqual(wanted, given);
  });
  if (isOurs) return JSON.parse(Buffer.from(content, 'base64url').toString()) as Carried;
  throw new DomainError('malformed-request', 'This cursor is not one of this list: start again without it.');
}

function signature(secret: string, of: StatementOf, content: string): string {
  return createHmac('sha256', secret)
    .update(`statement ${nameOf(of)} ${content}`)
    .digest('base64url');
}
