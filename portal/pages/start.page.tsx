import type { Partner } from '../../domain/partners/partner.schema.ts';
import type { Process } from '../../domain/programs/process.schema.ts';
import type { Choices } from '../components/choose-person.tsx';
import { Empty } from '../components/empty.tsx';
import { ErrorSummary } from '../components/error-summary.tsx';
import { Hidden, SelectField } from '../components/fields.tsx';
import { Layout } from '../components/layout.tsx';
import { Markdown } from '../components/markdown.tsx';
import { hasFiles, inputNames, ProgramForm, type ShownForm } from '../components/program-form.tsx';
import { type FormAttempt, type FormState, formState, isRefused, textValue } from '../form.ts';
import { formTexts } from '../format/form-texts.ts';
import { type Frame, isVendor } from '../frame.ts';

/** The id of the form that starts a case. */
export const startFormId = 'start';

/** What the person who looks can start. */
export function StartPage({ frame, programs }: { frame: Frame; programs: readonly Process[] }) {
  return (
    <Layout frame={frame} title="Start a case" section="start" narrow>
      <h1>What would you like to start?</h1>
      {programs.length === 0 && !frame.mayRegister ? (
        <Empty title="Nothing to start here">
          <p>There is no program now that your role can start a case of.</p>
        </Empty>
      ) : (
        <ul class="cards">
          {frame.mayRegister ? (
            <li class="panel">
              <h2>
                <a href="/deals/new">Register a deal</a>
              </h2>
              <p>Whoever registers a customer first, has it: the deal is protected once it is approved.</p>
            </li>
          ) : null}
          {programs.map((program) => (
            <li class="panel">
              <h2>
                <a href={`/start/${encodeURIComponent(program.program)}`}>{program.title}</a>
              </h2>
              <Markdown text={(isVendor(frame) && program.purpose) || introOf(program)} />
            </li>
          ))}
        </ul>
      )}
    </Layout>
  );
}

interface StartFormProps {
  readonly frame: Frame;
  readonly program: Process;
  readonly shown: ShownForm;
  /** For the vendor's people, who start a case for a partner. */
  readonly partners?: readonly Partner[] | undefined;
  /** In a program for a learner: whom one may enrol; nobody for who may enrol but themselves. */
  readonly learners?: Choices['successors'] | undefined;
  readonly requestKey: string;
  readonly attempt?: FormAttempt | undefined;
}

/** The form that starts a case of a program. */
export function StartFormPage(props: StartFormProps) {
  const { frame, program, shown, partners, learners = [], requestKey, attempt } = props;
  const initial = { ...formTexts(shown.form, shown.held), personId: oneself(frame), requestKey };
  const state = formState(startFormId, attempt, initial);
  const refused = isRefused(attempt);
  return (
    <Layout frame={frame} title={program.title} section="start" narrow failed={refused}>
      {refused ? (
        <ErrorSummary attempt={attempt} fields={['partnerId', 'personId', ...inputNames([shown.form])]} />
      ) : null}
      <h1>{program.title}</h1>
      <Intro frame={frame} program={program} shown={shown} />
      <form
        id={startFormId}
        method="post"
        action={`/start/${encodeURIComponent(program.program)}`}
        {...(hasFiles(shown.form) ? { enctype: 'multipart/form-data' } : {})}
        novalidate
      >
        <Hidden name="requestKey" value={textValue(state, 'requestKey')} />
        {partners ? (
          <SelectField
            form={state}
            name="partnerId"
            label="For which partner?"
            required
            options={partners.map(({ id, name }) => ({ value: id, label: name }))}
            empty="Choose a partner"
          />
        ) : null}
        {learners.length > 0 ? <ChooseLearner form={state} frame={frame} learners={learners} /> : null}
        <ProgramForm state={state} shown={shown} />
        <button type="submit" class="button button-main">
          Send
        </button>
      </form>
    </Layout>
  );
}

const oneself = ({ person }: Frame): string => (person?.partnerId ? `${person.partnerId}/${person.id}` : '');

interface LearnerProps {
  readonly form: FormState;
  readonly frame: Frame;
  readonly learners: NonNullable<Choices['successors']>;
}

/** Whose case it will be: a colleague, or for the vendor somebody of a partner. */
function ChooseLearner({ form, frame, learners }: LearnerProps) {
  const groups = learners.map(({ partner, people }) => ({
    label: partner.name,
    options: people.map((person) => ({
      value: `${partner.id}/${person.id}`,
      label: `${person.name}${person.id === frame.person?.id ? ' (you)' : ''}`,
    })),
  }));
  return (
    <SelectField
      form={form}
      name="personId"
      label="For whom?"
      required
      groups={groups}
      empty="Choose a person"
      hint="The case is this person's: they get its tasks, and the certificate at its end"
    />
  );
}

/** What the form says first; those who run programs read before it what the program is for. */
function Intro({ frame, program, shown }: Pick<StartFormProps, 'frame' | 'program' | 'shown'>) {
  return (
    <>
      {isVendor(frame) && program.purpose ? (
        <div class="lead">
          <Markdown text={program.purpose} under={1} />
        </div>
      ) : null}
      {shown.form.intro ? <Markdown text={shown.form.intro} under={1} /> : null}
    </>
  );
}

/** What the form that starts a program's cases says first. */
export function introOf({ forms, starts }: Process): string {
  return forms[starts.form]?.intro ?? '';
}
