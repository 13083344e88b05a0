import type { MessageStep } from '../../../domain/programs/steps/message.step.ts';
import { isOfPartner } from '../../../domain/programs/who.rules.ts';
import { evaluate } from '../../process/evaluate.ts';
import type { Place, Run } from '../../process/run.ts';
import { log } from '../case.ts';
import { tell } from './tell.ts';

/** Says something by e-mail that asks for nothing. */
export async function messageBlock(run: Run, step: MessageStep, place: Place): Promise<void> {
  const { texts } = await evaluate(run, place, { texts: [step.subject, step.text] });
  const [subject = step.subject, text = ''] = texts;
  await tell(run, { step: place.path, to: step.to, subject, text, ...(step.news ? { news: true } : {}) });
  const audience = isOfPartner(step.to) ? 'everyone' : 'vendor';
  log(run.c, 'message', `E-mail: ${subject}`, { audience });
}
