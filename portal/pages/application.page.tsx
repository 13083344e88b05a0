import type { Process } from '../../domain/programs/process.schema.ts';
import { ErrorSummary } from '../components/error-summary.tsx';
import { EmailField } from '../components/fields.tsx';
import { Layout } from '../components/layout.tsx';
import { Markdown } from '../components/markdown.tsx';
import { hasFiles, inputNames, ProgramForm, type ShownForm } from '../components/program-form.tsx';
import { SaveForLater } from '../components/save-for-later.tsx';
import { type FormAttempt, formState, isRefused } from '../form.ts';
import { formTexts } from '../format/form-texts.ts';
import type { Frame } from '../frame.ts';
import { introOf } from './start.page.tsx';

/** The ids of the forms of an application. */
export const applyFormId = 'apply';
export const draftFormId = 'application';

interface ApplyProps {
  readonly frame: Frame;
  readonly program: Process;
  readonly attempt?: FormAttempt | undefined;
}

/** What the application says first, and where a link to it is to be sent. */
export function ApplyPage({ frame, program, attempt }: ApplyProps) {
  const form = formState(applyFormId, attempt);
  const title = program.forms[program.starts.form]?.title ?? program.title;
  const intro = introOf(program);
  return (
    <Layout frame={frame} title={title} narrow alone failed={attempt !== undefined}>
      {attempt ? <ErrorSummary attempt={attempt} fields={['email']} /> : null}
      <h1>{title}</h1>
      {intro ? <Markdown text={intro} under={1} /> : null}
      <p>
        We e-mail you a link to your application. You need no account: save it, come back to it, and see by
        the same way where it stands.
      </p>
      <form
        id={applyFormId}
        method="post"
        action={`/apply/${encodeURIComponent(program.program)}`}
        novalidate
      >
        <EmailField form={form} name="email" label="Your e-mail address at work" required />
        <button type="submit" class="button button-main">
          E-mail me a link
        </button>
      </form>
    </Layout>
  );
}

/** The same words for every address. */
export function ApplyLinkSentPage({ frame, program }: Omit<ApplyProps, 'attempt'>) {
  return (
    <Layout frame={frame} title="Look in your inbox" narrow alone>
      <h1>Look in your inbox</h1>
      <p class="lead">A link to your application is on its way to you.</p>
      <p>It can take a minute. Nothing there? Look in the junk folder, too.</p>
      <p>
        <a href={`/apply/${encodeURIComponent(program.program)}`}>Try another address</a>
      </p>
    </Layout>
  );
}

/** The program takes no applications, or there is none such: said alike. */
export function NoApplicationPage({ frame }: { frame: Frame }) {
  return (
    <Layout frame={frame} title="No applications here" narrow alone>
      <h1>No applications here</h1>
      <p class="lead">
        {frame.branding.name} takes no applications at this address now. The address may have been cut in two
        on its way, or the program has ended.
      </p>
    </Layout>
  );
}

/** A link to a draft that is none of ours, or too old. */
export function DraftLinkSpentPage({ frame }: { frame: Frame }) {
  return (
    <Layout frame={frame} title="This link does not work" narrow alone>
      <h1>This link does not work</h1>
      <p class="lead">
        It may have been cut in two on its way, or it is too old. Copy all of it, or begin again where you
        began: the address is kept if you use the same one.
      </p>
    </Layout>
  );
}

interface DraftProps {
  readonly frame: Frame;
  readonly program: Process;
  readonly shown: ShownForm;
  /** Where the form is sent: the draft's own link. */
  readonly path: string;
  readonly attempt?: FormAttempt | undefined;
}

/** An application that is being filled in. */
export function DraftPage({ frame, shown, path, attempt }: DraftProps) {
  const state = formState(draftFormId, attempt, formTexts(shown.form, shown.held));
  const refused = isRefused(attempt);
  return (
    <Layout frame={frame} title={shown.form.title} narrow alone failed={refused}>
      {refused ? <ErrorSummary attempt={attempt} fields={inputNames([shown.form])} /> : null}
      <h1>{shown.form.title}</h1>
      {shown.form.intro ? <Markdown text={shown.form.intro} under={1} /> : null}
      <form
        id={draftFormId}
        method="post"
        action={path}
        {...(hasFiles(shown.form) ? { enctype: 'multipart/form-data' } : {})}
        novalidate
      >
        <ProgramForm state={state} shown={shown} />
        <div class="press">
          <button type="submit" class="button button-main">
            Send the application
          </button>
          <SaveForLater label="Save and continue later" />
          <p class="effect">What you save is kept for 30 days, behind the link in your e-mail.</p>
        </div>
      </form>
    </Layout>
  );
}
