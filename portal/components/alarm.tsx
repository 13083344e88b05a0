import type { NextStep } from '../../domain/cases/case.schema.ts';
import { lacksLearnerOnly } from '../../domain/cases/next-step.rules.ts';
import type { AnyCaseView } from '../frame.ts';
import { Icon } from './icon.tsx';
import { Chip } from './stage-chip.tsx';

const words: Readonly<
  Record<NonNullable<NextStep['alarm']>, { readonly chip: string; readonly say: string }>
> = {
  'nobody-can-act': {
    chip: 'Nobody can act',
    say: 'Nobody can act: nobody has the role, and there is nobody in operations. Give somebody the role, or reassign the task. Somebody is looked for every hour.',
  },
  'asked-operations': {
    chip: 'Nobody has the role',
    say: 'Nobody has the role that this waits for. Operations were asked instead: give somebody the role and reassign the task, or do it yourselves.',
  },
};

const learnerWords =
  'Nobody can act: this is the learner’s own, and they have no access now; nobody else can do it in their name. Once they have access again, the case goes on within an hour. If they do not come back, cancel it.';

interface NoticeProps {
  readonly next: NextStep;
  readonly tasks: AnyCaseView['tasks'];
}

/** On a case's page: what is wrong and what to do. Partners' pages have no alarm. */
export function AlarmNotice({ next, tasks }: NoticeProps) {
  return next.alarm ? (
    <p class="check check-bad">
      <Icon name="alert" ring />
      <span>{lacksLearnerOnly(tasks) ? learnerWords : words[next.alarm].say}</span>
    </p>
  ) : null;
}

/** In lists and on boards. */
export function AlarmChip({ next }: { next: NextStep }) {
  return next.alarm ? (
    <Chip tone={next.alarm === 'nobody-can-act' ? 'bad' : 'attention'} icon="alert">
      {words[next.alarm].chip}
    </Chip>
  ) : null;
}
