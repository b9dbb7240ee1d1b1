import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation } from '@tanstack/react-query';
import {
    api,
    Button,
    Dialog,
    DialogContent,
    DialogDescription,
    DialogFooter,
    DialogHeader,
    DialogTitle,
    Label,
    Textarea,
} from '@vendure/dashboard';
import { Trash2Icon } from 'lucide-react';
import { useState } from 'react';
import { toast } from 'sonner';

import { errorText } from '../../screens/dashboard/shared';
import { discardDocument } from './outbox.graphql';

/** Asks why, since the reason goes on record. */
export function DiscardDialog({ id, onDone }: { id: string; onDone: () => void }) {
    const { t } = useLingui();
    const [isOpen, setIsOpen] = useState(false);
    const [reason, setReason] = useState('');
    const { mutate, isPending } = useMutation({
        mutationFn: () => api.mutate(discardDocument, { id, reason }),
        onSuccess: () => {
            setIsOpen(false);
            onDone();
        },
        onError: error => toast.error(t`Not discarded`, { description: errorText(error) }),
    });
    return (
        <>
            <Button variant="outline" onClick={() => setIsOpen(true)}>
                <Trash2Icon /> <Trans>Discard</Trans>
            </Button>
            <Dialog open={isOpen} onOpenChange={setIsOpen}>
                <DialogContent>
                    <DialogHeader>
                        <DialogTitle>
                            <Trans>Discard this message</Trans>
                        </DialogTitle>
                        <DialogDescription>
                            <Trans>It will not be sent. The reason is kept in the audit log.</Trans>
                        </DialogDescription>
                    </DialogHeader>
                    <Label htmlFor="discard-reason">
                        <Trans>Reason</Trans>
                    </Label>
                    <Textarea id="discard-reason" dir="auto" maxLength={500} value={reason} onChange={event => setReason(event.target.value)} />
                    <DialogFooter>
                        <Button variant="destructive" disabled={isPending || reason.trim() === ''} onClick={() => mutate()}>
                            <Trans>Discard</Trans>
                        </Button>
                    </DialogFooter>
                </DialogContent>
            </Dialog>
        </>
    );
}
