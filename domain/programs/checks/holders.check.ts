import { kindsAwardedBy } from '../../certification/holders.rules.ts';
import type { Check } from './context.ts';

const day = 86_400_000;

/** What is asked of holders, where there are none, where it is not whole, or in a time that is too short to be heard. */
export const holders: Check = ({ program }) => {
  const { holders: asked, kind } = program;
  if (!asked) return [];
  const at = (key: string, message: string) => ({ path: ['holders', key], atKey: true, message });
  const here = (message: string) => [{ path: ['holders'], atKey: true, message }];
  if (kind !== 'certification' || kindsAwardedBy(program).length === 0)
    return here(
      'Nobody holds a certificate of this program: leave holders out, or award one whose certificate is a text in quotes',
    );
  const { do: what, within, why } = asked;
  if (what !== 'renew') {
    const message = 'Only who has to renew is given a time: leave within out, or say do: renew';
    return within === undefined ? [] : [at('within', message)];
  }
  return [
    ...(within === undefined ? here('Say within which time holders renew: within: P90D') : []),
    ...(within !== undefined && within < day
      ? [at('within', 'Give holders a day at least: they are asked by e-mail')]
      : []),
    ...(why === undefined ? here('Say why, in a sentence that holders read: why: This version …') : []),
  ];
};
