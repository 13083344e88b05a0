import type { Outcome } from '../../domain/cases/case.schema.ts';
import { changeableFields } from '../../domain/deals/deal.schema.ts';
import type { DealProgram } from '../../domain/programs/deal-registration.schema.ts';
import type { FormState } from '../form.ts';
import type { DealView } from '../frame.ts';
import { ChoiceField, TextArea } from './fields.tsx';
import { RegistrationFields, registrationValues } from './registration-fields.tsx';
import { OptionalComment, readerOf, TaskPanel, type TaskPanelProps } from './task-panel.tsx';

interface DealTaskProps extends TaskPanelProps {
  readonly view: DealView;
  readonly program: DealProgram;
}

/** A task of a deal: its outcomes can ask for fields of the registration. */
export function DealTaskPanel(props: DealTaskProps) {
  const { task, view } = props;
  return (
    <TaskPanel
      {...props}
      defaults={task.fields ? registrationValues(view.facts.registration) : {}}
      special={(outcome, form) =>
        outcome.needs === 'fields' ? <Fields {...props} outcome={outcome} form={form} /> : undefined
      }
    />
  );
}

/** The fields that were opened for editing, or the choice of those that shall be. */
function Fields({ task, program, outcome, form }: DealTaskProps & { outcome: Outcome; form: FormState }) {
  const reader = readerOf(task);
  if (task.fields)
    return (
      <>
        <RegistrationFields form={form} program={program} only={task.fields} />
        <OptionalComment form={form} hint={reader} />
      </>
    );
  const options = Object.entries(changeableFields).map(([value, label]) => ({ value, label }));
  const label = outcome.tone === 'negative' ? 'Reason' : 'Comment';
  return (
    <>
      <ChoiceField
        form={form}
        name="fields"
        kind="checkbox"
        label="What should the partner change?"
        options={options}
      />
      <TextArea form={form} name="comment" label={label} hint={reader} />
    </>
  );
}
