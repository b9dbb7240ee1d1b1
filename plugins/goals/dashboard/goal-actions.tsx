import { Trans, useLingui } from '@lingui/react/macro';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { api, Button, PermissionGuard } from '@vendure/dashboard';
import { useState } from 'react';
import { toast } from 'sonner';

import { FormDialog, reportError, useFormats } from '../../screens/dashboard/shared';
import { useGoalTexts } from './goal-texts';
import { deleteGoalDocument, endGoalDocument } from './goals.graphql';

interface Goal {
    id: string;
    version: number;
    state: string;
    companies: number;
    groupId?: string | null;
    firstDay: string;
    lastDay?: string | null;
}

/** What can be done with a goal: one that is planned is deleted, one that runs is ended. */
export function GoalActions({ goal }: { goal: Goal }) {
    const { t } = useLingui();
    const { number } = useFormats();
    const { period, refusal } = useGoalTexts();
    const client = useQueryClient();
    const navigate = useNavigate();
    const [isAsked, setAsked] = useState(false);
    const refused = (answer: { __typename: string }) => {
        if (answer.__typename === 'PurchaseGoalRefusal') throw new Error(refusal(answer as unknown as { reason: string; message: string }));
    };
    const end = async ({ ending, reason }: Record<string, string | boolean>) => {
        refused((await api.mutate(endGoalDocument, { input: { id: goal.id, version: goal.version, ending: String(ending), reason: String(reason) } })).endPurchaseGoal);
        toast.success(t`The goal is ended`);
        await client.invalidateQueries({ queryKey: ['purchase-goal'] });
    };
    const remove = async () => {
        refused((await api.mutate(deleteGoalDocument, { input: { id: goal.id, version: goal.version } })).deletePurchaseGoal);
        await client.invalidateQueries({ queryKey: ['purchase-goal'] });
        await navigate({ to: '/purchase-goals' });
    };
    return (
        <div className="grid justify-items-start gap-3 text-sm">
            <p>{period(goal.firstDay, goal.lastDay)}</p>
            {goal.groupId != null && <p className="text-muted-foreground"><Trans>Holds for {number(goal.companies)} companies that buy in its currency and have no goal of their own.</Trans></p>}
            {goal.state === 'running' && (
                <>
                    <p className="text-muted-foreground"><Trans>It has begun, so it is not changed any more: end it, and plan another one.</Trans></p>
                    <PermissionGuard requires={['UpdatePriceList']}>
                        <FormDialog
                            title={<Trans>End the goal</Trans>}
                            trigger={<Button variant="outline"><Trans>End the goal</Trans></Button>}
                            fields={[
                                { name: 'ending', label: t`When`, kind: 'select', required: true, options: [['running', t`With the running period, which still counts`], ['previous', t`At once: the running period does not count`]] },
                                { name: 'reason', label: t`Reason`, required: true },
                            ]}
                            initial={{ ending: 'running', reason: '' }}
                            submitLabel={<Trans>End the goal</Trans>}
                            onSubmit={end}
                        />
                    </PermissionGuard>
                </>
            )}
            {goal.state === 'planned' && (
                <PermissionGuard requires={['DeletePriceList']}>
                    {isAsked
                        ? <span className="flex flex-wrap gap-2"><Button variant="destructive" onClick={() => void remove().catch(reportError)}><Trans>Delete the goal</Trans></Button><Button variant="ghost" onClick={() => setAsked(false)}><Trans>Cancel</Trans></Button></span>
                        : <Button variant="outline" onClick={() => setAsked(true)}><Trans>Delete the goal</Trans></Button>}
                </PermissionGuard>
            )}
        </div>
    );
}
