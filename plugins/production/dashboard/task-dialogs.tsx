import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, Button, Dialog, DialogContent, DialogDescription, DialogFooter, DialogHeader, DialogTitle, Textarea } from '@vendure/dashboard';
import { useState } from 'react';
import { toast } from 'sonner';

import { errorText, LabelledField, newKey } from '../../screens/dashboard/shared';
import { reportProblemMutation } from './production.graphql';
import { useKindName } from './wording';

const big = 'min-h-12 text-base';

/** One touch for the usual reasons; any other is typed. */
export function PauseDialog({ trouble, onClose, onPause }: { trouble: string | null; onClose: () => void; onPause: (reason: string) => void }) {
    const { t } = useLingui();
    const [reason, setReason] = useState('');
    const [isTried, setTried] = useState(false);
    const isMissing = reason.trim() === '';
    const usual = [t`Break`, t`End of shift`, t`Material is missing`, t`Machine stopped`];
    return (
        <Dialog open onOpenChange={open => !open && onClose()}>
            <DialogContent>
                <DialogHeader>
                    <DialogTitle><Trans>Why do you pause?</Trans></DialogTitle>
                    <DialogDescription><Trans>Choose a reason or write one.</Trans></DialogDescription>
                </DialogHeader>
                <div className="grid grid-cols-2 gap-3">
                    {usual.map(one => <Button key={one} variant="outline" className={big} onClick={() => onPause(one)}>{one}</Button>)}
                </div>
                <LabelledField label={<Trans>Another reason</Trans>} wrong={isTried && isMissing && t`Write the reason, or touch one above.`}>
                    {told => <Textarea {...told} dir="auto" className="text-base" maxLength={500} value={reason} onChange={event => setReason(event.target.value)} />}
                </LabelledField>
                {trouble && <p role="alert" className="text-destructive">{trouble}</p>}
                <DialogFooter>
                    <Button variant="ghost" className={big} onClick={onClose}><Trans>Close</Trans></Button>
                    <Button className={big} onClick={() => (isMissing ? setTried(true) : onPause(reason))}><Trans>Pause</Trans></Button>
                </DialogFooter>
            </DialogContent>
        </Dialog>
    );
}

const kinds = ['machine', 'material', 'quality', 'staff', 'other'];

export function ProblemDialog({ operationId, onClose }: { operationId: string; onClose: () => void }) {
    const { t } = useLingui();
    const kindName = useKindName();
    const queryClient = useQueryClient();
    const [kind, setKind] = useState('machine');
    const [text, setText] = useState('');
    const [isTried, setTried] = useState(false);
    const isMissing = text.trim() === '';
    // One key for the whole dialog: a second touch after a lost answer does not report it twice.
    const [idempotencyKey] = useState(newKey);
    const report = useMutation({
        mutationFn: () => api.mutate(reportProblemMutation, { operationId, input: { kind, text, idempotencyKey } }),
        onSuccess: () => {
            toast.success(t`The planner is told.`);
            void queryClient.invalidateQueries({ queryKey: ['production', 'my-work'] });
            onClose();
        },
    });
    return (
        <Dialog open onOpenChange={open => !open && onClose()}>
            <DialogContent>
                <DialogHeader>
                    <DialogTitle><Trans>Report a problem</Trans></DialogTitle>
                    <DialogDescription><Trans>What is wrong? The planner sees it at once.</Trans></DialogDescription>
                </DialogHeader>
                <div className="grid grid-cols-2 gap-3" role="radiogroup" aria-label={t`Kind of problem`}>
                    {kinds.map(one => (
                        <Button key={one} role="radio" aria-checked={kind === one} variant={kind === one ? 'default' : 'outline'} className={big} onClick={() => setKind(one)}>{kindName(one)}</Button>
                    ))}
                </div>
                <LabelledField label={<Trans>What happened</Trans>} wrong={isTried && isMissing && t`Say what happened.`}>
                    {told => <Textarea {...told} dir="auto" className="min-h-24 text-base" maxLength={2000} value={text} onChange={event => setText(event.target.value)} />}
                </LabelledField>
                {report.error && <p role="alert" className="text-destructive">{errorText(report.error)}</p>}
                <DialogFooter>
                    <Button variant="ghost" className={big} onClick={onClose}><Trans>Close</Trans></Button>
                    <Button className={big} disabled={report.isPending} onClick={() => (isMissing ? setTried(true) : report.mutate())}><Trans>Report</Trans></Button>
                </DialogFooter>
            </DialogContent>
        </Dialog>
    );
}
