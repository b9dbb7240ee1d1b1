import { Trans } from '@lingui/react/macro';
import { Badge } from '@vendure/dashboard';

const variants = { QUEUED: 'warning', SENT: 'success', DELIVERED: 'success', FAILED: 'destructive', UNKNOWN: 'destructive', SKIPPED: 'secondary' } as const;

const names: Record<string, React.ReactNode> = {
    QUEUED: <Trans>Waiting</Trans>,
    SENT: <Trans>Sent</Trans>,
    DELIVERED: <Trans>Delivered</Trans>,
    FAILED: <Trans>Failed</Trans>,
    UNKNOWN: <Trans>Unknown</Trans>,
    SKIPPED: <Trans>Not wanted</Trans>,
};

export function DeliveryState({ state }: { state: string }) {
    return <Badge variant={variants[state as keyof typeof variants] ?? 'secondary'}>{names[state] ?? state}</Badge>;
}
