import { doneCookie } from '../../handlers/pages/lead-on.ts';

/** Where an answer leads, and the word for what the page there says once. */
export function leadsTo({
  headers,
}: Pick<Response, 'headers'>): [to: string | null, done: string | undefined] {
  const said = new RegExp(`${doneCookie}=([^;]+)`).exec(headers.get('set-cookie') ?? '');
  return [headers.get('location'), said?.[1]];
}

/** The cookie that a browser takes along from there. */
export const cookieFor = (done: string | undefined) => (done ? `${doneCookie}=${done}` : '');
