import { publicUrl } from './setting.ts';

interface Cookie {
  readonly origin: string;
  readonly path: string;
  readonly value: string;
}
export interface Visited {
  readonly status: number;
  readonly url: URL;
  readonly headers: Headers;
  readonly html: string;
}

/** As much of a browser as a sign-in needs: cookies by site and path, redirects, forms. The portal is the given app. */
export function createBrowser(portal: (request: Request) => Promise<Response>) {
  const cookies = new Map<string, Cookie>();
  const keep = (url: URL, line: string) => {
    const [pair = '', ...attributes] = line.split(/; */);
    const at = pair.indexOf('=');
    const [name, value] = [pair.slice(0, at), pair.slice(at + 1)];
    const path = /^path=(.*)$/i.exec(attributes.find((one) => /^path=/i.test(one)) ?? '')?.[1] ?? '/';
    const key = `${url.origin} ${path} ${name}`;
    const gone = value === '' || attributes.some((one) => /^max-age=0$|^expires=.*1970/i.test(one));
    if (gone) cookies.delete(key);
    else cookies.set(key, { origin: url.origin, path, value: pair });
  };
  const cookiesFor = ({ origin, pathname }: URL) =>
    [...cookies.values()]
      .filter((one) => one.origin === origin && `${pathname}/`.startsWith(one.path.replace(/\/?$/, '/')))
      .map(({ value }) => value)
      .join('; ');
  const send = async (url: URL, method: string, form?: Record<string, string>): Promise<Visited> => {
    const ours = url.origin === publicUrl;
    const request = new Request(url, {
      method,
      redirect: 'manual',
      headers: {
        cookie: cookiesFor(url),
        ...(method === 'POST' ? { 'sec-fetch-site': 'same-origin' } : {}),
      },
      ...(form ? { body: new URLSearchParams(form) } : {}),
    });
    const answer = await (ours ? portal(request) : fetch(request));
    for (const line of answer.headers.getSetCookie()) keep(url, line);
    const to = answer.headers.get('location');
    if (to && answer.status >= 300 && answer.status < 400) {
      await answer.text();
      return send(new URL(to, url), 'GET');
    }
    return { status: answer.status, url, headers: answer.headers, html: await answer.text() };
  };
  return {
    cookies,
    get: (path: string) => send(new URL(path, publicUrl), 'GET'),
    post: (path: string, form: Record<string, string> = {}) => send(new URL(path, publicUrl), 'POST', form),
  };
}
export type Browser = ReturnType<typeof createBrowser>;

export const titleOf = ({ html }: Visited) => /<h1>(.*?)<\/h1>/.exec(html)?.[1];
