/** Where a collector takes one kind of signal: OpenTelemetry, "OTLP/HTTP Request". */
export const signalUrl = (collector: string, signal: 'traces' | 'metrics') =>
  `${collector.replace(/\/$/, '')}/v1/${signal}`;
