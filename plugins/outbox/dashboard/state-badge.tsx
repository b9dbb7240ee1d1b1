import { Trans } from '@lingui/react/macro';
import { Badge } from '@vendure/dashboard';

const variants = {
    PENDING: 'warning', SENDING: 'warning', ACCEPTED: 'success', UNKNOWN: 'destructive', FAILED: 'destructive', DISCARDED: 'secondary',
} as const;

const names: Record<string, React.ReactNode> = {
    PENDING: <Trans>Waiting</Trans>,
    SENDING: <Trans>Being sent</Trans>,
    ACCEPTED: <Trans>Accepted</Trans>,
    UNKNOWN: <Trans>Unknown</Trans>,
    FAILED: <Trans>Failed</Trans>,
    DISCARDED: <Trans>Discarded</Trans>,
};

export function StateBadge({ state }: { state: string }) {
    return <Badge variant={variants[state as keyof typeof variants] ?? 'secondary'}>{names[state] ?? state}</Badge>;
}
