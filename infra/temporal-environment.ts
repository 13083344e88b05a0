import { payloadKeysVariable } from './payload-keys.ts';
import type { Settings } from './settings.ts';
import { nameIn } from './stages.ts';

/** Where a function finds Temporal, with which keys it reads what Temporal keeps, and where it tells that it cannot. */
export const temporalEnvironment = (settings: Settings, payloadKeys: readonly string[]) => ({
  TEMPORAL_ADDRESS: settings.temporalAddress,
  TEMPORAL_NAMESPACE: settings.temporalNamespace,
  TEMPORAL_TLS: String(settings.temporalTls),
  TEMPORAL_CREDENTIALS_SECRET_ARN: settings.temporalCredentialsArn,
  PAYLOAD_KEYS: payloadKeysVariable(payloadKeys),
  METRICS_NAMESPACE: nameIn(settings.stage),
});
