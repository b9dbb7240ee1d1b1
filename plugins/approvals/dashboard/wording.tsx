import { useLingui } from '@lingui/react/macro';

/** What a spending limit counts. */
export function usePeriods(): Array<[period: string, name: string]> {
    const { t } = useLingui();
    return [
        ['order', t`per order`],
        ['day', t`per day`],
        ['week', t`per week`],
        ['month', t`per month`],
        ['quarter', t`per quarter`],
        ['year', t`per year`],
    ];
}

/** A preset by its name in the reader's language, one of the company's own as the company calls it. */
export function useRoleNames(): (role: { id: string; name?: string | null }) => string {
    const { t } = useLingui();
    const presets: Record<string, string> = { admin: t`Administrator`, approver: t`Approver` };
    return ({ id, name }) => name ?? presets[id] ?? id;
}
