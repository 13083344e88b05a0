import { createHash, randomBytes } from 'node:crypto';
import { brandingSchema } from '../../../../domain/branding/branding.schema.ts';
import { type Scope, scopes } from '../../../../domain/people/api-key.schema.ts';
import type { Limits } from '../../../../handlers/api/limits.ts';
import { type AppDeps, createApp } from '../../../../handlers/app.ts';
import type { LogFields } from '../../../../handlers/log.ts';
import { type PersonName, people } from './people.ts';
import { createSetting, publicUrl, type Setting, type SettingOptions } from './setting.ts';

export interface Answered {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The JSON that was answered. */
  readonly body: Record<string, unknown>;
}
export interface Asking {
  readonly as?: PersonName | undefined;
  readonly scopes?: readonly Scope[];
  readonly body?: unknown;
  /** Sent as it is, instead of `body`. */
  readonly raw?: string | Uint8Array | ReadableStream;
  readonly headers?: Record<string, string>;
  readonly address?: string;
}
export interface LogLine extends LogFields {
  readonly level: string;
  readonly message: string;
}

/** The whole app over memory. */
export interface ApiSetting extends Setting {
  ask(method: string, path: string, asking?: Asking): Promise<Answered>;
  /** As it comes over the network. */
  send(request: Request): Promise<Response>;
  readonly log: LogLine[];
}

export function createApiSetting(
  limits?: Limits,
  { app: more = {}, ...options }: SettingOptions & { readonly app?: Partial<AppDeps> } = {},
): ApiSetting {
  const setting = createSetting(options);
  const log: LogLine[] = [];
  const write = (level: string) => (fields: LogFields, message: string) =>
    void log.push({ level, message, ...fields });
  let address = '192.0.2.1';
  const app = createApp({
    ...setting,
    publicUrl,
    limits,
    branding: brandingSchema.parse({}),
    log: { info: write('info'), warn: write('warn'), error: write('error') },
    addressOf: () => address,
    now: () => setting.clock.now,
    ...more,
  });
  const ask: ApiSetting['ask'] = async (method, path, asking = {}) => {
    address = asking.address ?? '192.0.2.1';
    const request = new Request(`${publicUrl}${path}`, await requestOf(setting, method, asking));
    const response = await app.fetch(request);
    const text = await response.text();
    const isJson = /json/.test(response.headers.get('content-type') ?? '');
    return { status: response.status, headers: response.headers, text, body: isJson ? JSON.parse(text) : {} };
  };
  return { ...setting, ask, send: async (request) => app.fetch(request), log };
}

async function requestOf(
  setting: Setting,
  method: string,
  asking: Asking,
): Promise<RequestInit & { duplex?: 'half' }> {
  const { as, body, raw, headers = {} } = asking;
  const key = as ? await keyFor(setting, as, asking.scopes) : undefined;
  const content = raw ?? (body === undefined ? undefined : JSON.stringify(body));
  return {
    method,
    headers: {
      ...(key ? { authorization: `Bearer ${key}` } : {}),
      ...(content === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(content === undefined ? {} : { body: content as NonNullable<RequestInit['body']>, duplex: 'half' }),
  };
}

const made = new WeakMap<Setting['memory'], Map<string, string>>();

/** An API key of this person; the same one each time. */
export async function keyFor(
  setting: Setting,
  name: PersonName,
  allowed: readonly Scope[] = scopes,
): Promise<string> {
  const keys = made.get(setting.memory) ?? new Map<string, string>();
  made.set(setting.memory, keys);
  const label = `${name} ${allowed.join(' ')}`;
  const key = keys.get(label) ?? `tl_${randomBytes(32).toString('base64url')}`;
  keys.set(label, key);
  const hash = createHash('sha256').update(key).digest('hex');
  const id = `K-${String(keys.size).padStart(10, '0')}`;
  if (!setting.memory.keys.has(hash))
    await setting.stores.people.putApiKey({
      ...{
        id,
        hash,
        personId: people[name].id,
        label,
        scopes: [...allowed],
        createdAt: '2027-01-01T00:00:00.000Z',
      },
    });
  return key;
}
