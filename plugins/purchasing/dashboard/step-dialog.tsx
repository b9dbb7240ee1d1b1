import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import {
    api, Button, Dialog, DialogContent, DialogDescription, DialogFooter, DialogHeader, DialogTitle, Textarea,
} from '@vendure/dashboard';
import { useState } from 'react';
import { toast } from 'sonner';

import { errorText, LabelledField, newKey } from '../../screens/dashboard/shared';
import { approveMutation, cancelMutation, handOutMutation, holdMutation, type OrderShown, rejectMutation, releaseMutation } from './orders.graphql';
import { useWording } from './wording';

export type Step = 'approve' | 'hold' | 'release' | 'reject' | 'cancel' | 'hand-out';

interface StepInput {
    orderId: string;
    reason: string | null;
    idempotencyKey: string;
}

async function sendStep(step: Step, input: StepInput) {
    switch (step) {
        case 'approve':
            return (await api.mutate(approveMutation, { input })).approveOrder;
        case 'hold':
            return (await api.mutate(holdMutation, { input })).holdOrder;
        case 'release':
            return (await api.mutate(releaseMutation, { input })).releaseHeldOrder;
        case 'reject':
            return (await api.mutate(rejectMutation, { input })).rejectOrder;
        case 'cancel':
            return (await api.mutate(cancelMutation, { input })).cancelCompanyOrder;
        case 'hand-out':
            return (await api.mutate(handOutMutation, { input })).handOutPreSale;
    }
}

/** Asks once more, with the reason where one is needed: the customer reads it. */
export function StepDialog({ order, step, onClose }: { order: OrderShown; step: Step; onClose: () => void }) {
    const { t } = useLingui();
    const { refusalText, stateName, money } = useWording();
    const queryClient = useQueryClient();
    const [key] = useState(newKey);
    const [reason, setReason] = useState('');
    const [isTried, setTried] = useState(false);
    const titles: Record<Step, string> = {
        approve: t`Approve order ${order.code}`,
        hold: t`Put order ${order.code} on hold`,
        release: t`Release order ${order.code}`,
        reject: t`Reject order ${order.code}`,
        cancel: t`Cancel order ${order.code}`,
        'hand-out': t`Give goods to order ${order.code}`,
    };
    const total = money(order.totalGross, order.currencyCode);
    const explanations: Record<Step, string> = {
        approve: t`It goes to production planning. ${order.companyName} is told by mail and SMS.`,
        hold: t`Nothing happens with it until it is released.`,
        release: t`It goes back to review, past the credit limit if it is beyond it: ${total}. Your name and reason are kept.`,
        reject: t`Stock and credit are given back. The customer reads your reason.`,
        cancel: t`Stock and credit are given back. The customer reads your reason.`,
        'hand-out': t`What has come in of the goods goes to this order, whoever ordered first.`,
    };
    const run = useMutation({
        mutationFn: () => sendStep(step, { orderId: order.orderId, reason: reason.trim() || null, idempotencyKey: key }),
        onSuccess: answer => {
            void queryClient.invalidateQueries({ queryKey: ['company-orders'] });
            if (answer.__typename === 'OrderTransitionRefusal') return;
            // So far past the limit, one person's word does not move it.
            if (step === 'release' && answer.state === 'OnHold') toast.info(t`Order ${order.code} stays on hold until a second person releases it: it is far past the credit limit.`);
            else toast.success(t`Order ${order.code}: ${stateName(answer.state)}`);
            onClose();
        },
    });
    const refused = run.data?.__typename === 'OrderTransitionRefusal' ? refusalText(run.data) : null;
    const needsReason = step !== 'approve' && step !== 'hand-out';
    const isReasonMissing = needsReason && reason.trim() === '';
    const send = () => (isReasonMissing ? setTried(true) : run.mutate());
    return (
        <Dialog open onOpenChange={open => !open && onClose()}>
            <DialogContent>
                <DialogHeader>
                    <DialogTitle>{titles[step]}</DialogTitle>
                    <DialogDescription>{explanations[step]}</DialogDescription>
                </DialogHeader>
                {needsReason && (
                    <LabelledField label={<Trans>Reason</Trans>} wrong={isTried && isReasonMissing && t`Give a reason.`}>
                        {told => <Textarea {...told} dir="auto" rows={3} maxLength={1000} value={reason} onChange={event => setReason(event.target.value)} />}
                    </LabelledField>
                )}
                {(refused ?? run.error) && <p role="alert" className="text-destructive text-sm">{refused ?? errorText(run.error)}</p>}
                <DialogFooter>
                    <Button type="button" variant="ghost" onClick={onClose}><Trans>Back</Trans></Button>
                    <Button
                        type="button"
                        variant={step === 'reject' || step === 'cancel' ? 'destructive' : 'default'}
                        disabled={run.isPending}
                        onClick={send}
                    >
                        <StepName step={step} />
                    </Button>
                </DialogFooter>
            </DialogContent>
        </Dialog>
    );
}

export function StepName({ step }: { step: Step }) {
    switch (step) {
        case 'approve':
            return <Trans>Approve</Trans>;
        case 'hold':
            return <Trans>Put on hold</Trans>;
        case 'release':
            return <Trans>Release the order</Trans>;
        case 'reject':
            return <Trans>Reject</Trans>;
        case 'cancel':
            return <Trans>Cancel the order</Trans>;
        case 'hand-out':
            return <Trans>Give it goods now</Trans>;
    }
}
