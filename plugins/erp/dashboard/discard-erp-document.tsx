import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation } from '@tanstack/react-query';
import { api, Button, Dialog, DialogContent, DialogDescription, DialogFooter, DialogHeader, DialogTitle, Label, Textarea } from '@vendure/dashboard';
import { useId, useState } from 'react';
import { toast } from 'sonner';

import { errorText } from '../../screens/dashboard/shared';
import { discardErpDocumentDocument } from './push.graphql';

/** Asks why, since the reason stays with the document. */
export function DiscardErpDocument({ id, onDone }: { id: string; onDone: () => unknown }) {
    const { t } = useLingui();
    const field = useId();
    const [isOpen, setOpen] = useState(false);
    const [reason, setReason] = useState('');
    const { mutate, isPending } = useMutation({
        mutationFn: () => api.mutate(discardErpDocumentDocument, { id, reason }),
        onSuccess: () => {
            setOpen(false);
            void onDone();
        },
        onError: error => toast.error(t`Not given up`, { description: errorText(error) }),
    });
    return (
        <>
            <Button variant="outline" size="sm" onClick={() => setOpen(true)}><Trans>Give up</Trans></Button>
            <Dialog open={isOpen} onOpenChange={setOpen}>
                <DialogContent>
                    <DialogHeader>
                        <DialogTitle><Trans>Give up this document</Trans></DialogTitle>
                        <DialogDescription><Trans>The ERP will not be told of it. The reason stays with it.</Trans></DialogDescription>
                    </DialogHeader>
                    <Label htmlFor={field}><Trans>Reason</Trans></Label>
                    <Textarea id={field} dir="auto" maxLength={500} value={reason} onChange={event => setReason(event.target.value)} />
                    <DialogFooter>
                        <Button variant="destructive" disabled={isPending || reason.trim() === ''} onClick={() => mutate()}><Trans>Give up</Trans></Button>
                    </DialogFooter>
                </DialogContent>
            </Dialog>
        </>
    );
}
