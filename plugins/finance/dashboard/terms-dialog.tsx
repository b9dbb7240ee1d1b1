import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, Button, Dialog, DialogContent, DialogDescription, DialogFooter, DialogHeader, DialogTitle, Input, Label, Switch, Textarea } from '@vendure/dashboard';
import { useState } from 'react';
import { toast } from 'sonner';

import { majorOf, minorOf, newKey, numberOf, reportError } from '../../screens/dashboard/shared';
import { type CreditShown, setTermsMutation } from './credit.graphql';

export function TermsDialog({ credit, companyName, onClose }: { credit: CreditShown; companyName?: string; onClose: () => void }) {
    const { t } = useLingui();
    const queryClient = useQueryClient();
    const [key] = useState(newKey);
    const [hasLimit, setHasLimit] = useState(credit.limitMinor !== null);
    const [limit, setLimit] = useState(majorOf(credit.limitMinor ?? 0));
    const [days, setDays] = useState(String(credit.termDays));
    const [reason, setReason] = useState('');
    const isDays = Number.isInteger(numberOf(days)) && numberOf(days) >= 0 && numberOf(days) <= 365;
    const limitMinor = hasLimit ? minorOf(limit) : null;
    const isWrong = Number.isNaN(limitMinor) || !isDays;
    const save = useMutation({
        mutationFn: () => api.mutate(setTermsMutation, { input: { companyId: credit.companyId, limitMinor, termDays: numberOf(days), reason: reason.trim() || null, version: credit.version, idempotencyKey: key } }),
        onSuccess: ({ setCreditTerms }) => {
            if (setCreditTerms.proposal && setCreditTerms.limitMinor !== limitMinor) toast.info(t`So much credit needs two people: it waits until somebody else agrees.`);
            else toast.success(t`Credit terms saved`);
            void queryClient.invalidateQueries({ queryKey: ['credit'] });
            onClose();
        },
        onError: reportError,
    });
    return (
        <Dialog open onOpenChange={open => !open && onClose()}>
            <DialogContent>
                <DialogHeader>
                    <DialogTitle><Trans>Credit terms</Trans></DialogTitle>
                    <DialogDescription>{companyName ?? t`Orders beyond the limit go on hold.`}</DialogDescription>
                </DialogHeader>
                <div className="grid gap-4">
                    <div className="flex items-center gap-3">
                        <Switch id="has-limit" checked={hasLimit} onCheckedChange={setHasLimit} />
                        <Label htmlFor="has-limit"><Trans>There is a limit</Trans></Label>
                    </div>
                    {hasLimit && (
                        <div className="grid gap-1.5">
                            <Label htmlFor="limit"><Trans>Limit in {credit.currencyCode}</Trans></Label>
                            <Input id="limit" dir="ltr" inputMode="decimal" value={limit} aria-invalid={Number.isNaN(limitMinor)} onChange={event => setLimit(event.target.value)} />
                        </div>
                    )}
                    <div className="grid gap-1.5">
                        <Label htmlFor="term-days"><Trans>Days to pay</Trans></Label>
                        <Input id="term-days" dir="ltr" inputMode="numeric" aria-invalid={!isDays} value={days} onChange={event => setDays(event.target.value)} />
                    </div>
                    <div className="grid gap-1.5">
                        <Label htmlFor="terms-reason"><Trans>Reason, for whoever has to agree to a large raise</Trans></Label>
                        <Textarea id="terms-reason" dir="auto" rows={2} maxLength={1000} value={reason} onChange={event => setReason(event.target.value)} />
                    </div>
                </div>
                <DialogFooter>
                    <Button type="button" variant="ghost" onClick={onClose}><Trans>Close</Trans></Button>
                    <Button type="button" disabled={save.isPending || isWrong} onClick={() => save.mutate()}><Trans>Save</Trans></Button>
                </DialogFooter>
            </DialogContent>
        </Dialog>
    );
}
