import { payloadKeysVariable } from './payload-keys.ts';
import type { Settings } from './settings.ts';

/** Where a function finds Temporal, and with which keys it reads what Temporal keeps. */
export const temporalEnvironment = (settings: Settings, payloadKeys: readonly string[]) => ({
  TEMPORAL_ADDRESS: settings.temporalAddress,
  TEMPORAL_NAMESPACE: settings.temporalNamespace,
  TEMPORAL_TLS: String(settings.temporalTls),
  TEMPORAL_CREDENTIALS_SECRET_ARN: settings.temporalCredentialsArn,
  PAYLOAD_KEYS: payloadKeysVariable(payloadKeys),
});
