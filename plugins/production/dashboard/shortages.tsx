import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, Button, Dialog, DialogContent, DialogDescription, DialogFooter, DialogHeader, DialogTitle, Input, PermissionGuard, usePermissions } from '@vendure/dashboard';
import { useState } from 'react';
import { toast } from 'sonner';

import { errorText, LabelledField, Pages, pageSize, QueryState, useFormats } from '../../screens/dashboard/shared';
import { settleShortageMutation, type Shortage, shortagesQuery } from './shortage.graphql';
import { useRefusalText } from './wording';

/** Orders that stand because less was made of them than ordered. */
export function Shortages() {
    const { t } = useLingui();
    const { moment, number } = useFormats();
    const [skip, setSkip] = useState(0);
    const [chosen, setChosen] = useState<Shortage | null>(null);
    const query = useQuery({ queryKey: ['production', 'shortages', skip], queryFn: () => api.query(shortagesQuery, { skip, take: pageSize }), refetchInterval: 30_000 });
    if (!query.data) return <QueryState query={query} />;
    const { items, totalItems } = query.data.productionShortages;
    return (
        <div className="grid gap-3">
            {totalItems === 0 && <p className="text-muted-foreground"><Trans>Nothing is missing of what was made.</Trans></p>}
            <ul className="divide-y">
                {items.map(one => (
                    <li key={one.orderLineId} className="flex flex-wrap items-center gap-x-4 gap-y-1 py-2">
                        <span className="font-medium"><bdi>{one.orderCode}</bdi></span>
                        <span><bdi>{one.companyName}</bdi></span>
                        <span><bdi>{one.productName}</bdi></span>
                        <span className="text-destructive font-medium"><Trans>{number(one.missing)} of {number(one.ordered)} missing</Trans></span>
                        <span className="text-muted-foreground text-sm">{moment(one.since)}</span>
                        <span className="grow" />
                        <PermissionGuard requires={['UpdateWorkOrder']}>
                            <Button variant="outline" aria-label={t`Decide on order ${one.orderCode}`} onClick={() => setChosen(one)}><Trans>Decide</Trans></Button>
                        </PermissionGuard>
                    </li>
                ))}
            </ul>
            <Pages skip={skip} totalItems={totalItems} onSkip={setSkip} />
            {chosen && <ShortageDialog key={chosen.orderLineId} shortage={chosen} onClose={() => setChosen(null)} />}
        </div>
    );
}

type Decision = 'remake' | 'ship-short' | 'write-off';

function ShortageDialog({ shortage, onClose }: { shortage: Shortage; onClose: () => void }) {
    const { t } = useLingui();
    const { number } = useFormats();
    const { hasPermissions } = usePermissions();
    const refusalText = useRefusalText();
    const queryClient = useQueryClient();
    const [decision, setDecision] = useState<Decision>('remake');
    const [reason, setReason] = useState('');
    const [isTried, setTried] = useState(false);
    const { orderId, orderLineId, missing } = shortage;
    const settle = useMutation({
        mutationFn: async () => (await api.mutate(settleShortageMutation, { input: { orderId, orderLineId, missing, decision, reason: reason.trim() } })).settleShortage,
        onSuccess: answer => {
            void queryClient.invalidateQueries({ queryKey: ['production'] });
            if ('reason' in answer) return;
            toast.success(answer.orderState === 'ReadyToShip' ? t`Decided. The order is ready to ship.` : t`Decided.`);
            onClose();
        },
    });
    const refused = settle.data && 'reason' in settle.data ? refusalText(settle.data) : settle.error && errorText(settle.error);
    const choices: { value: Decision; label: string; note: string; allowed: boolean }[] = [
        { value: 'remake', label: t`Make the rest`, note: t`A work order for what is missing goes to the floor at once.`, allowed: true },
        { value: 'ship-short', label: t`Ship less`, note: t`The rest is taken out of the order at its price, and the customer is told.`, allowed: hasPermissions(['ApproveOrder']) },
        { value: 'write-off', label: t`Leave it at that`, note: t`The order stays as it is: the rest comes from stock, or is within the tolerance.`, allowed: true },
    ];
    return (
        <Dialog open onOpenChange={open => !open && onClose()}>
            <DialogContent className="max-h-dvh overflow-y-auto">
                <DialogHeader>
                    <DialogTitle><Trans>{number(missing)} pieces are missing</Trans></DialogTitle>
                    <DialogDescription><bdi>{shortage.orderCode}</bdi> · <bdi>{shortage.productName}</bdi></DialogDescription>
                </DialogHeader>
                <form className="grid gap-4" onSubmit={event => { event.preventDefault(); setTried(true); if (reason.trim()) settle.mutate(); }}>
                    <fieldset className="grid gap-2">
                        <legend className="sr-only"><Trans>What happens with the rest</Trans></legend>
                        {choices.map(choice => (
                            <label key={choice.value} className="grid grid-cols-[auto_1fr] gap-x-3 rounded-md border p-3 has-disabled:opacity-60">
                                <input type="radio" name="decision" className="mt-1" value={choice.value} disabled={!choice.allowed} checked={decision === choice.value} onChange={() => setDecision(choice.value)} />
                                <span className="font-medium">{choice.label}</span>
                                <span className="text-muted-foreground col-start-2 text-sm">{choice.allowed ? choice.note : t`Only who approves orders may take something out of them.`}</span>
                            </label>
                        ))}
                    </fieldset>
                    <LabelledField label={<Trans>Reason</Trans>} wrong={isTried && reason.trim() === '' && t`Please fill this in.`}>
                        {told => <Input {...told} dir="auto" maxLength={500} value={reason} onChange={event => setReason(event.target.value)} />}
                    </LabelledField>
                    {refused && <p role="alert" className="text-destructive text-sm">{refused}</p>}
                    <DialogFooter>
                        <Button type="button" variant="ghost" onClick={onClose}><Trans>Close</Trans></Button>
                        <Button type="submit" disabled={settle.isPending}><Trans>Decide</Trans></Button>
                    </DialogFooter>
                </form>
            </DialogContent>
        </Dialog>
    );
}
