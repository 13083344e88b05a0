import { setHandler, upsertSearchAttributes } from '@temporalio/workflow';
import type { Actor } from '../../domain/cases/case.schema.ts';
import { refuseSilence } from '../../domain/cases/steering.rules.ts';
import { refuseDealMigration } from '../../domain/deals/acts.rules.ts';
import { passReminders } from '../../domain/deals/protection.rules.ts';
import type { DealProgram } from '../../domain/programs/deal-registration.schema.ts';
import { inHistoryFirst } from '../activity-profiles.ts';
import { refuseIf } from '../blocks/answering.ts';
import { log, now, settle, viewOf } from '../blocks/case.ts';
import { migrateDealUpdate } from '../deal-registration.messages.ts';
import { searchAttributes } from '../search-attributes.ts';
import { type Deal, setFacts } from './deal.ts';

interface Move {
  readonly program: DealProgram;
  readonly reason: string;
  readonly actor: Actor;
}

/** Lets a running deal be moved to another version of its program: what was promised stays. */
export function registerMigration(deal: Deal): void {
  const { c } = deal;
  const refuse = ({ program, reason }: Move) => {
    const { stage } = c;
    const moving = { stage, closing: c.ending !== undefined, from: deal.program, to: program };
    refuseIf(refuseDealMigration(moving) ?? refuseSilence(reason));
  };
  const handler = async (move: Move) => {
    refuse(move);
    inHistoryFirst();
    moveOver(deal, move);
    await settle(c);
    return viewOf(c);
  };
  setHandler(migrateDealUpdate, handler, {
    validator: refuse,
    description: 'Moves the deal to another version of its program; what was promised stays',
  });
}

function moveOver(deal: Deal, { program, reason, actor }: Move): void {
  const { c } = deal;
  const { version } = deal.program;
  deal.program = program;
  c.identity = { ...c.identity, program: { id: program.program, version: program.version } };
  if (c.facts.protection) setFacts(deal, { protection: passReminders(program, c.facts.protection, now()) });
  upsertSearchAttributes([{ key: searchAttributes.programVersion, value: program.version }]);
  log(
    c,
    'migrated',
    `Moved from version ${version} to version ${program.version} of the program: ${reason}`,
    {
      actor,
      audience: 'vendor',
    },
  );
}
