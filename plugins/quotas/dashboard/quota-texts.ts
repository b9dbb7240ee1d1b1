import { useLingui } from '@lingui/react/macro';

/** What quotas are called, and why the server refused one. */
export function useQuotaTexts() {
    const { t } = useLingui();
    const refusals: Record<string, string> = { twin: t`There is a quota for these goods and this period already.` };
    return {
        periods: { day: t`a day`, week: t`a week`, month: t`a month`, quarter: t`a quarter`, year: t`a year` } as Record<string, string>,
        refusal: ({ reason, message }: { reason: string; message: string }) => refusals[reason] ?? message,
    };
}
