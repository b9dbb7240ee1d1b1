import { useLingui } from '@lingui/react/macro';

import { useFormats } from '../../screens/dashboard/shared';

/** What goals are called, and why the server refused one. */
export function useGoalTexts() {
    const { t } = useLingui();
    const { day, money, percent } = useFormats();
    const refusals: Record<string, string> = {
        'overlaps': t`There is a goal for some of these periods already.`,
        'in-the-past': t`A goal begins with the running period, or later.`,
        'begun': t`This goal has begun. End it, and plan another one.`,
        'not-begun': t`This goal has not begun. Change it or delete it.`,
        'ended': t`This goal is over.`,
        'ends-anyway': t`This goal ends with the running period anyway.`,
        'end-customer': t`This company buys from a distributor: the goal is the distributor’s.`,
    };
    return {
        kinds: { month: t`Monthly`, quarter: t`Quarterly` } as Record<string, string>,
        states: { planned: t`Planned`, running: t`Running`, ended: t`Past` } as Record<string, string>,
        refusal: ({ reason, message }: { reason: string; message: string }) => refusals[reason] ?? message,
        period: (from: string, lastDay: string | null | undefined) => (lastDay ? `${day(from)} – ${day(lastDay)}` : t`from ${day(from)} until it is ended`),
        step: ({ fromNet, basisPoints }: { fromNet: number; basisPoints: number }, currency: string) => t`from ${money(fromNet, currency)}: ${percent(basisPoints / 10_000, 2)}`,
    };
}
