import { useLingui } from '@lingui/react/macro';

/** What the server's words are called here. */
export function useInvoiceWords() {
    const { t } = useLingui();
    const kinds: Record<string, string> = { invoice: t`Invoice`, correction: t`Correction` };
    const sources: Record<string, string> = {
        transfer: t`Bank transfer`, cash: t`Cash`, online: t`Online payment`, other: t`Another way`, correction: t`Correction`, erp: t`Settled in the ERP`,
    };
    const buckets: Record<string, string> = {
        'not-due': t`Not due yet`, '1-30': t`1 to 30 days late`, '31-60': t`31 to 60 days late`, '61-90': t`61 to 90 days late`, 'over-90': t`More than 90 days late`,
    };
    const payments: Record<string, string> = { waiting: t`Waits for a second person`, booked: t`Booked`, refused: t`Refused` };
    return {
        kindName: (kind: string) => kinds[kind] ?? kind,
        sourceName: (source: string) => sources[source] ?? source,
        bucketName: (bucket: string) => buckets[bucket] ?? bucket,
        paymentState: (state: string) => payments[state] ?? state,
        methods: (['transfer', 'cash', 'other'] as const).map(method => [method, sources[method] ?? method] as [string, string]),
    };
}

/** A refusal comes as an answer: said like any other failure, at its field where it names one. */
export function taken(answer: object): void {
    if (!('message' in answer)) return;
    const field = 'field' in answer && typeof answer.field === 'string' ? `${answer.field}: ` : '';
    throw new Error(`${field}${String(answer.message)}`);
}
