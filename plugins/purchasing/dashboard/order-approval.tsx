import { Trans, useLingui } from '@lingui/react/macro';
import { Badge } from '@vendure/dashboard';

import type { OrderShown } from './orders.graphql';
import { useWording } from './wording';

type Approval = NonNullable<OrderShown['approval']>;

/** Who of the customer's own people agreed to the order, and whom it waits for. Staff only look. */
export function OrderApproval({ approval }: { approval: Approval }) {
    const { t } = useLingui();
    const { moment } = useWording();
    const states: Record<string, string> = { done: t`approved`, current: t`waiting`, ahead: t`later` };
    const decisions: Record<string, string> = { approve: t`approved`, reject: t`rejected` };
    const isOpen = approval.state === 'waiting';
    return (
        <div className="grid gap-3">
            {approval.passedLimits.length > 0 && <p className="text-sm"><Trans>It passes a spending limit of the one who ordered.</Trans></p>}
            <ol className="grid gap-3">
                {approval.levels.map((level, place) => (
                    <li key={place} className="grid gap-1 border-s-2 ps-3 text-sm">
                        <p className="flex flex-wrap items-center gap-2">
                            <span className="font-medium"><Trans>Level {place + 1}</Trans></span>
                            {(isOpen || level.state === 'done') && <Badge variant={level.state === 'done' ? 'success' : 'outline'}>{states[level.state]}</Badge>}
                        </p>
                        {isOpen && level.state !== 'done' && (
                            <p><bdi>{level.needed > 1 ? `${level.needed} × ` : ''}{level.approvers.join(', ') || '–'}</bdi></p>
                        )}
                        {level.ruleName && <p className="text-muted-foreground" dir="auto">{level.ruleName}</p>}
                        {level.decisions.map((one, index) => (
                            <div key={index}>
                                <p><bdi>{one.by}</bdi>{one.for && <> (<Trans>for</Trans> <bdi>{one.for}</bdi>)</>} · {decisions[one.decision]} · {moment(String(one.at))}</p>
                                {one.comment && <p dir="auto">{one.comment}</p>}
                            </div>
                        ))}
                    </li>
                ))}
            </ol>
        </div>
    );
}
