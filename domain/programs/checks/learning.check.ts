import type { CourseStep } from '../steps/course.step.ts';
import type { QuizStep } from '../steps/quiz.step.ts';
import { isOfPartner } from '../who.rules.ts';
import { type Check, ofKind } from './context.ts';

/** Learning that nobody could do, or that others could do in somebody's place; a pause that no attempt follows. */
export const learning: Check = (context) => {
  const { starts, roles } = context.program;
  const forOne = starts.for === 'learner';
  const who = ({ step, by }: CourseStep | QuizStep): string | undefined => {
    if (!isOfPartner(by) && Object.hasOwn(roles, by))
      return `A ${step} is for who learns: say by: ${forOne ? 'learner' : 'partner'}`;
    return forOne && by === 'partner'
      ? `Say by: learner: this program is one person's, and the owners of its partner could do the ${step} instead`
      : undefined;
  };
  return [
    ...[...ofKind(context, 'course'), ...ofKind(context, 'quiz')].flatMap(({ step, path }) => {
      const message = who(step);
      return message === undefined ? [] : [{ path: [...path, 'by'], message }];
    }),
    ...ofKind(context, 'quiz')
      .filter(({ step }) => step.coolOff !== undefined && step.attempts === 1)
      .map(({ path }) => ({
        path: [...path, 'coolOff'],
        atKey: true,
        message: 'No attempt follows the only one: say how many attempts there are, or leave coolOff out',
      })),
  ];
};
