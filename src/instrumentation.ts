/** Traces by OTLP when OTEL_EXPORTER_OTLP_ENDPOINT is set. Imported before anything that it instruments. */
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { NodeSDK } from '@opentelemetry/sdk-node';
import { BatchSpanProcessor } from '@opentelemetry/sdk-trace-base';
import { getSdkConfiguration } from '@vendure/telemetry-plugin/preload';

export function startTracing(serviceName: string): void {
    process.env.OTEL_SERVICE_NAME ??= serviceName;
    const spanProcessors = [new BatchSpanProcessor(new OTLPTraceExporter())];
    new NodeSDK(getSdkConfiguration({ config: { spanProcessors } })).start();
}
