import { html, raw } from 'hono/html';
import type { StaffAccount } from './staff-provider.ts';

/** Where somebody says who they are. */
export function choicePage(uid: string, accounts: readonly StaffAccount[]): string {
  const buttons = accounts.map(
    ({ id, name, email }) => html`<p><button name="account" value="${id}">${name}</button> ${email}</p>`,
  );
  const question = html`<p>An identity provider of this machine alone, for trying the product: it asks for no password.</p>
    <form method="post" action="/interaction/${uid}">
      ${buttons}
      <p><button name="account" value="">Nobody: stop here</button></p>
    </form>`;
  return page('Who are you?', question);
}

/** Where somebody ends their session; `form` is the provider's own, without a button. */
export function signOutPage(form: string): string {
  return page(
    'Sign out here, too?',
    html`${raw(form)}<button form="op.logoutForm" name="logout" value="yes">Sign out</button>`,
  );
}

function page(title: string, content: ReturnType<typeof html>): string {
  return `${html`<!doctype html>
    <html lang="en">
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      <title>${title}</title>
      <body style="font-family: system-ui; margin: 2rem auto; max-width: 34rem; padding: 0 1rem">
        <h1>${title}</h1>
        ${content}
      </body>
    </html>`}`;
}
