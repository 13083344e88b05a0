import type { Passkey } from '../../domain/people/passkey.schema.ts';
import type { Ceremony } from '../../handlers/services/passkeys.services.ts';
import { ErrorSummary } from '../components/error-summary.tsx';
import { Hidden, TextField } from '../components/fields.tsx';
import { Layout } from '../components/layout.tsx';
import { type FormAttempt, formState } from '../form.ts';
import { exactTime } from '../format/time.ts';
import type { Frame } from '../frame.ts';

interface Props {
  readonly frame: Frame;
  readonly ceremony: Ceremony;
  readonly attempt?: FormAttempt | undefined;
}

export const addPasskeyFormId = 'add-passkey';
export const passkeysPath = '/me/passkeys';

/** What goes to the browser's authenticator and comes back; the script fills in `response`. */
function CeremonyFields({ ceremony }: Pick<Props, 'ceremony'>) {
  return (
    <>
      <Hidden name="attempt" value={ceremony.attempt} />
      <Hidden name="response" value="" />
    </>
  );
}

function PasskeyNote() {
  return (
    <>
      <p id="passkey-note" role="status" class="sub" />
      <noscript>
        <p>Passkeys need JavaScript, which is off in this browser. A link by e-mail works without.</p>
      </noscript>
    </>
  );
}

/** One's own passkeys, and another one. */
export function PasskeysPage({
  frame,
  ceremony,
  attempt,
  passkeys,
}: Props & { readonly passkeys: readonly Passkey[] }) {
  const form = formState(addPasskeyFormId, attempt);
  const script = <script src={frame.assets.passkey} defer />;
  return (
    <Layout frame={frame} title="Passkeys" section="me" narrow failed={attempt !== undefined} head={script}>
      {attempt ? <ErrorSummary attempt={attempt} fields={['name']} /> : null}
      <h1>Passkeys</h1>
      <p class="lead">
        Sign in with a finger, a face or the PIN of your device, without waiting for an e-mail.
      </p>
      {passkeys.map((passkey) => (
        <OnePasskey frame={frame} passkey={passkey} />
      ))}
      <section class="panel" aria-labelledby="add-title">
        <h2 id="add-title">Add a passkey</h2>
        <form
          method="post"
          action={passkeysPath}
          data-passkey="add"
          data-options={JSON.stringify(ceremony.options)}
        >
          <CeremonyFields ceremony={ceremony} />
          <TextField
            form={form}
            name="name"
            label="What you call this device"
            hint="Such as “Laptop”: so that you know which one to remove when it is lost."
            required
            max={60}
          />
          <button type="submit" class="button button-main">
            Add a passkey
          </button>
          <PasskeyNote />
        </form>
      </section>
    </Layout>
  );
}

function OnePasskey({ frame, passkey }: { readonly frame: Frame; readonly passkey: Passkey }) {
  const { id, name, createdAt, lastUsedAt } = passkey;
  const at = (instant: string) => <time datetime={instant}>{exactTime(instant, frame.timeZone)}</time>;
  return (
    <section class="panel" aria-labelledby={`passkey-${id}`}>
      <h2 id={`passkey-${id}`}>{name}</h2>
      <p class="sub">
        Added {at(createdAt)}. {lastUsedAt ? <>Used last {at(lastUsedAt)}.</> : 'Not used yet.'}
      </p>
      <form method="post" action={`${passkeysPath}/${id}/remove`}>
        <button type="submit" class="button" aria-label={`Remove ${name}`}>
          Remove
        </button>
      </form>
    </section>
  );
}

/** Signs in by a passkey; a link by e-mail goes on to work. */
export function PasskeySignInPage({
  frame,
  ceremony,
  attempt,
  returnTo,
}: Props & { readonly returnTo: string }) {
  const script = <script src={frame.assets.passkey} defer />;
  return (
    <Layout
      frame={frame}
      title="Sign in with a passkey"
      narrow
      alone
      failed={attempt !== undefined}
      head={script}
    >
      {attempt ? <ErrorSummary attempt={attempt} fields={[]} /> : null}
      <h1>Sign in with a passkey</h1>
      <p class="lead">Your device asks for a finger, a face or its PIN.</p>
      <form
        method="post"
        action="/sign-in/passkey"
        data-passkey="use"
        data-options={JSON.stringify(ceremony.options)}
      >
        <CeremonyFields ceremony={ceremony} />
        <Hidden name="returnTo" value={returnTo} />
        <button type="submit" class="button button-main">
          Use a passkey
        </button>
        <PasskeyNote />
      </form>
      <p>
        <a href="/sign-in">E-mail me a link instead</a>. Signed in, you add a passkey on your own page.
      </p>
    </Layout>
  );
}
