import { createHash } from 'node:crypto';
import { Hono } from 'hono';
import type { Branding } from '../../domain/branding/branding.schema.ts';
import type { Assets } from '../../portal/frame.ts';
import { passkeyScript } from '../../portal/passkey.script.ts';
import { sendFileScript } from '../../portal/send-file.script.ts';
import { brandStylesheet, stylesheet } from '../../portal/styles/stylesheet.ts';

const hash = (content: string) => createHash('sha256').update(content).digest('base64url').slice(0, 12);
const stylesheetName = `${hash(stylesheet)}.css`;
const passkeyName = `passkey-${hash(passkeyScript)}.js`;
const sendFileName = `send-file-${hash(sendFileScript)}.js`;

/** Addresses change with what stands behind them, so browsers keep each for good. */
export function assetsOf(branding: Branding): Assets {
  const logo = logoOf(branding);
  return {
    stylesheet: `/assets/${stylesheetName}`,
    sendFile: `/assets/${sendFileName}`,
    passkey: `/assets/${passkeyName}`,
    brandStylesheet: `/assets/brand.css?v=${hash(brandStylesheet(branding))}`,
    ...(logo ? { logo: logo.address } : {}),
  };
}

/** The stylesheets, the scripts of the few pages that have one, and the logo. */
export function assetRoutes(branding: Branding): Hono {
  const routes = new Hono();
  const brand = brandStylesheet(branding);
  const logo = logoOf(branding);
  const forGood = 'public, max-age=31536000, immutable';
  const css = { 'Content-Type': 'text/css; charset=utf-8', 'X-Content-Type-Options': 'nosniff' };
  routes.get(`/assets/${stylesheetName}`, (c) =>
    c.body(stylesheet, 200, { ...css, 'Cache-Control': forGood }),
  );
  const js = { ...css, 'Content-Type': 'text/javascript; charset=utf-8', 'Cache-Control': forGood };
  routes.get(`/assets/${passkeyName}`, (c) => c.body(passkeyScript, 200, js));
  routes.get(`/assets/${sendFileName}`, (c) => c.body(sendFileScript, 200, js));
  routes.get('/assets/brand.css', (c) =>
    c.body(brand, 200, { ...css, 'Cache-Control': c.req.query('v') ? forGood : 'no-cache' }),
  );
  if (logo?.content) {
    const { content, type } = logo;
    // A drawing opened by itself must not run what it holds.
    const headers = {
      'Content-Type': type,
      'Cache-Control': forGood,
      'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
    };
    routes.get(logo.address, (c) =>
      c.body(content, 200, { ...headers, 'X-Content-Type-Options': 'nosniff' }),
    );
  }
  return routes;
}

/** A logo given as data is served by itself, so that not every page carries it; one with an address stays where it is. */
function logoOf({
  logo,
}: Branding): { address: string; type: string; content?: Uint8Array<ArrayBuffer> } | undefined {
  if (!logo) return undefined;
  const match = /^data:(image\/(?:svg\+xml|png));base64,(.*)$/s.exec(logo);
  if (!match) return { address: logo, type: '' };
  const [, type = '', data = ''] = match;
  return {
    address: `/assets/logo-${hash(data)}${type === 'image/png' ? '.png' : '.svg'}`,
    type,
    content: new Uint8Array(Buffer.from(data, 'base64')),
  };
}
