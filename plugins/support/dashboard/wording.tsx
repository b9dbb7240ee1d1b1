import { useLingui } from '@lingui/react/macro';
import { Badge, useDisplayLocale } from '@vendure/dashboard';

const variants: Record<string, 'default' | 'secondary' | 'outline'> = { open: 'default', answered: 'secondary' };

export function StateBadge({ state }: { state: string }) {
    const { t } = useLingui();
    const names: Record<string, string> = { open: t`Open`, answered: t`Answered`, closed: t`Closed` };
    return <Badge variant={variants[state] ?? 'outline'}>{names[state] ?? state}</Badge>;
}

/** How long somebody waits, in the largest unit that fits. */
export function useWaiting(): (since: string) => string {
    const { bcp47Tag } = useDisplayLocale();
    return since => {
        const minutes = Math.max(0, Math.floor((Date.now() - Date.parse(since)) / 60_000));
        const [value, unit] = minutes < 60 ? [minutes, 'minute'] : minutes < 1440 ? [Math.floor(minutes / 60), 'hour'] : [Math.floor(minutes / 1440), 'day'];
        return new Intl.NumberFormat(bcp47Tag, { style: 'unit', unit: unit as string, unitDisplay: 'long' }).format(value as number);
    };
}

export const priorities = ['normal', 'high', 'urgent'];

export function usePriorityName(): (priority: string) => string {
    const { t } = useLingui();
    const names: Record<string, string> = { normal: t`Normal`, high: t`High`, urgent: t`Urgent` };
    return priority => names[priority] ?? priority;
}

/** Shown where it is out of the ordinary. */
export function PriorityBadge({ priority }: { priority: string }) {
    const priorityName = usePriorityName();
    return priority === 'normal' ? null : <Badge variant={priority === 'urgent' ? 'destructive' : 'outline'}>{priorityName(priority)}</Badge>;
}
