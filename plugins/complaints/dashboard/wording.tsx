import { useLingui } from '@lingui/react/macro';
import { Badge } from '@vendure/dashboard';

import { useFormats } from '../../screens/dashboard/shared';

const variants: Record<string, 'default' | 'secondary' | 'outline' | 'destructive'> = { received: 'default', examined: 'default', 'needs-answer': 'secondary' };

export function useComplaintWords() {
    const { t } = useLingui();
    const states: Record<string, string> = {
        received: t`Received`,
        examined: t`In examination`,
        'needs-answer': t`Needs an answer`,
        accepted: t`Accepted`,
        'partly-accepted': t`Accepted in part`,
        refused: t`Refused`,
        settled: t`Settled`,
        withdrawn: t`Withdrawn`,
    };
    const wishes: Record<string, string> = { replace: t`Replacement`, repair: t`Repair`, credit: t`Credit`, return: t`Return of the goods` };
    const sources: Record<string, string> = { portal: t`Portal`, staff: t`Entered by staff`, link: t`Tracking page` };
    /** What the step is called that leads there. */
    const steps: Record<string, string> = {
        examined: t`Examine`,
        'needs-answer': t`Ask the customer`,
        accepted: t`Accept`,
        'partly-accepted': t`Accept in part`,
        refused: t`Refuse`,
        settled: t`Settle`,
    };
    const refusals: Record<string, string> = { 'wrong-state': t`The complaint has moved on; this is not possible now.`, 'reason-missing': t`Please say why: the customer reads it.` };
    return { ...useFormats(), states, wishes, sources, steps, refusals };
}

export function StateBadge({ state }: { state: string }) {
    const { states } = useComplaintWords();
    return <Badge variant={variants[state] ?? 'outline'}>{states[state] ?? state}</Badge>;
}
