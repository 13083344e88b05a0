import { Layout } from '../components/layout.tsx';
import type { Frame } from '../frame.ts';

/** A link to a case that shows nothing (any more): said alike, whatever the reason. */
export function CaseLinkSpentPage({ frame }: { frame: Frame }) {
  return (
    <Layout frame={frame} title="This link does not work" alone narrow>
      <h1>This link does not work</h1>
      <p class="lead">
        It may have been cut in two on its way, or it is too old. Each e-mail about your case has a fresh one:
        open the latest, or copy all of the address.
      </p>
      <p>
        Do you have an account? Then <a href="/sign-in">sign in</a>: your cases are there.
      </p>
    </Layout>
  );
}
