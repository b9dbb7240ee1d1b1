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
