import type { z } from 'zod';
import type { ErrorCode } from '../../domain/errors.ts';
import type { Capability } from '../services/permissions.ts';
import type { ApiServices, Caller } from '../services/services.ts';

/** A caller with an API key, or one of our own pages that calls for who is signed in. */
export interface ApiCaller extends Caller {
  readonly via: 'api' | 'portal';
  /** Whose requests are counted together: `api-key/…` or `session/…`. */
  readonly countedAs: string;
}

export interface ApiRequest<Query = Readonly<Record<string, string | undefined>>> {
  readonly caller: ApiCaller;
  /** What the path names. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: Query;
  /** The JSON that was sent, not checked yet: services tell all that is wrong with it. */
  readonly body: unknown;
  /** The Idempotency-Key, if one was sent. */
  readonly requestKey: string | undefined;
}

/** One thing that the API can be asked: its place, who may, what it takes and answers, and the work. */
export interface Operation {
  readonly method: 'get' | 'post' | 'put' | 'delete';
  /** Under /v1, as OpenAPI writes paths: `/deals/{id}`. */
  readonly path: string;
  readonly id: string;
  readonly tag:
    | 'Deals'
    | 'Cases'
    | 'Inbox'
    | 'People'
    | 'Customers'
    | 'Payments'
    | 'Certificates'
    | 'Learning'
    | 'Materials'
    | 'Exams'
    | 'Standing'
    | 'Funds'
    | 'Webhooks'
    | 'Programs'
    | 'Designer'
    | 'Audit'
    | 'About';
  readonly summary: string;
  readonly description?: string;
  readonly capability: Capability;
  /** Though it is no GET, it changes nothing: it leaves no audit record. */
  readonly readsOnly?: true;
  /** Though it is a GET, it leaves an audit record: personal data or decisions of many leave the product with it. */
  readonly exports?: true;
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodType;
  readonly answer: z.ZodType;
  /** Its answer holds a secret, which is not kept to be answered again: each request is a new one. */
  readonly secret?: boolean;
  readonly status?: 201;
  /** Where what was made is found. */
  readonly location?: (answer: { readonly id: string }) => string;
  /** Failures of its own, besides those that every request can meet. */
  readonly codes?: readonly ErrorCode[];
  readonly handle: (services: ApiServices, request: ApiRequest) => Promise<unknown>;
}
