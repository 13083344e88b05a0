import { type Branding, brandingSchema } from '../../../../domain/branding/branding.schema.ts';
import { sessionCookie } from '../../../../handlers/own-pages.ts';
import type { PageDeps } from '../../../../handlers/pages/page.tsx';
import { pageRoutes } from '../../../../handlers/pages/page-routes.ts';
import { cookieFor, leadsTo } from '../../../support/leads-to.ts';
import { fakeServices, type World } from './fake-services.ts';
import { now } from './sample.ts';

export const origin = 'https://channel.vendor.example';

type Who = 'ana' | 'dana' | 'felix' | 'mika' | undefined;

/** The pages with services in memory; requests are made as a browser makes them. */
export function openPages(
  world: Partial<World> = {},
  more: Partial<PageDeps> & { brand?: Partial<Branding> } = {},
) {
  const fake = fakeServices(world);
  const { brand, ...deps } = more;
  const app = pageRoutes({
    services: fake.services,
    audit: { append: async () => {} },
    branding: brandingSchema.parse(brand ?? {}),
    publicUrl: origin,
    now: () => new Date(now),
    ...deps,
  });
  const cookies = (who: Who, done?: string) => ({
    cookie: [who ? `${sessionCookie}=session-of-${who}` : '', cookieFor(done)].filter(Boolean).join('; '),
  });
  const get = async (path: string, who?: Who, method = 'GET') =>
    app.request(`${origin}${path}`, { method, headers: cookies(who) });
  const post = async (
    path: string,
    form: Record<string, string | string[]>,
    who?: Who,
    headers = ownForm,
  ) => {
    const body = new URLSearchParams();
    for (const [name, value] of Object.entries(form))
      for (const one of [value].flat()) body.append(name, one);
    return app.request(`${origin}${path}`, {
      method: 'POST',
      body,
      headers: { ...cookies(who), ...headers },
    });
  };
  /** The page that an answer leads to, as a browser that follows it gets it. */
  const follow = async (answer: Response, who?: Who) => {
    const [to, done] = leadsTo(answer);
    return app.request(`${origin}${to}`, { headers: cookies(who, done) });
  };
  return { ...fake, app, get, post, follow };
}

const ownForm: Record<string, string> = { 'sec-fetch-site': 'same-origin', origin };

/** The text of a page, its tags left out. */
export function textOf(html: string): string {
  return html
    .replaceAll(/<(head|svg)[\s\S]*?<\/\1>/g, ' ')
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ');
}
