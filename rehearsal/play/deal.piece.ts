import { createHash } from 'node:crypto';
import { earliestToday, settleRegistration } from '../../domain/deals/registration.rules.ts';
import { idFrom } from '../../domain/ids.ts';
import type { DealProgram } from '../../domain/programs/deal-registration.schema.ts';
import type { Script } from '../../domain/rehearsals/script.schema.ts';
import {
  customerOfferedSignal,
  type DealRegistrationInput,
  dealRegistrationWorkflow,
} from '../../workflows/deal-registration.messages.ts';
import { dealStartOptions } from '../../workflows/deal-registration.start.ts';
import { type Cast, type Casting, castOf } from '../world/cast.ts';
import { type ScriptedCustomer, scriptedCustomer } from '../world/scripted-customer.ts';
import { wordsOf } from './answer-form.ts';
import { dealAnswerData } from './deal-answers.ts';
import { happenInDeal } from './deal-happenings.ts';
import { dealPathOf } from './deal-tasks.ts';
import type { Meanwhile, Piece } from './piece.ts';

/** A deal. Throws when the registration is not accepted. */
export function dealPiece(program: DealProgram, script: Script): Piece {
  const casting: Casting = { calendar: program.calendar, roles: program.roles, starts: { by: 'partner' } };
  const input = inputOf(program, script, castOf(casting, script));
  const options = dealStartOptions(input, 'https://portal.example');
  const customer = scriptedCustomer(script);
  return {
    ...{ program, casting },
    workflowId: options.workflowId,
    firstStage: 'intake',
    async start(client) {
      await client.workflow.start(dealRegistrationWorkflow, {
        ...options,
        workflowIdReusePolicy: 'ALLOW_DUPLICATE',
      });
    },
    isAbout: ({ on }, task) => on === task.step || on === dealPathOf(task),
    dataFor: async (act, asked) => dealAnswerData(program, act, asked),
    happen: (handle, happening, moment) => happenInDeal(program, { handle, happening, ...moment }),
    customers: customer.store,
    meanwhile: releaseOf(script, customer),
  };
}

function inputOf(program: DealProgram, script: Script, { partner, starter }: Cast): DealRegistrationInput {
  const ground = { program, partner: { id: partner.id, domains: [] } };
  const earliestClose = earliestToday(new Date(script.starts));
  const settled = settleRegistration(script.values, { ...ground, earliestClose });
  if ('problems' in settled)
    throw new Error(
      `The registration of the script "${script.name}" is not accepted. ${wordsOf(settled.problems)}`,
    );
  return {
    dealId: idFrom('deal', createHash('sha256').update(script.name).digest()),
    program,
    partner: {
      ...{ id: partner.id, name: partner.name, tier: partner.tier },
      competencies: partner.competencies,
    },
    registration: settled.registration,
    submittedBy: { personId: starter.id, via: 'portal' },
  };
}

function releaseOf({ customer: { freedAfter } }: Script, customer: ScriptedCustomer): Meanwhile[] {
  if (freedAfter === undefined) return [];
  return [
    {
      after: freedAfter,
      async happens(handle) {
        if (customer.free()) await handle.signal(customerOfferedSignal);
      },
    },
  ];
}
