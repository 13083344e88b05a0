import type { PathProblem } from '../reading/problems.ts';
import { type Check, ofKind, unknown } from './context.ts';

/** Exams that nobody could pass or fail, that the vendor's own people would sit, or of a provider that is not known. */
export const exams: Check = (context) =>
  ofKind(context, 'exam').flatMap(({ step, path }) => {
    const { pass, outOf, by, provider } = step;
    const problems: PathProblem[] = [];
    if (outOf <= 0) problems.push({ path: [...path, 'outOf'], message: 'Scores go from 0 to more than 0' });
    else if (pass <= 0 || pass > outOf)
      problems.push({
        path: [...path, 'pass'],
        message: `The score that passes is more than 0 and at most ${outOf} (outOf)`,
      });
    if (Object.hasOwn(context.program.roles, by))
      problems.push({
        path: [...path, 'by'],
        message:
          context.program.starts.for === 'learner'
            ? 'The learner sits the exam: say by: learner'
            : "One of the partner's people sits an exam: by: partner",
      });
    const { examProviders } = context.registry;
    return [
      ...problems,
      ...(examProviders ? unknown('exam provider', provider, examProviders, [...path, 'provider']) : []),
    ];
  });
