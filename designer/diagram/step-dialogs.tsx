import type { Path } from '../../domain/programs/reading/problems.ts';
import { AddDialog, MoveDialog, OnlyIfDialog } from './dialogs.tsx';
import { spotsFor, titleIn } from './spots.rules.ts';
import { valueAt } from './step-paths.rules.ts';
import type { Asking } from './step-toolbar.tsx';
import type { Deeds } from './use-deeds.ts';

/** The dialog that is asked for, for the selected step. */
export function StepDialogs(props: {
  readonly asking: Asking;
  readonly step: Path | undefined;
  /** As it is written. */
  readonly program: unknown;
  readonly deeds: Deeds;
  readonly onClose: () => void;
}) {
  const { asking, step, program, deeds, onClose } = props;
  const title = step ? titleIn(valueAt(program, step)) : '';
  const done = (deed: () => void) => {
    onClose();
    deed();
  };
  if (asking.ask === 'add')
    return (
      <AddDialog
        where={step ? `${asking.side === 0 ? 'before' : 'after'} “${title}”` : 'at the end'}
        onPick={(kind) => done(() => deeds.add(step, asking.side, kind))}
        onClose={onClose}
      />
    );
  if (!step) return null;
  if (asking.ask === 'move')
    return (
      <MoveDialog
        title={title}
        spots={spotsFor(program, step)}
        onPick={(spot) => done(() => deeds.move(step, spot))}
        onClose={onClose}
      />
    );
  return (
    <OnlyIfDialog
      title={title}
      condition={String(valueAt(program, [...step, 'when']) ?? '')}
      onSet={(condition) => done(() => deeds.onlyIf(step, condition))}
      onClose={onClose}
    />
  );
}
