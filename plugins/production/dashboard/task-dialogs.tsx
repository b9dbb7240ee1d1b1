import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Dialog, DialogContent, DialogDescription, DialogFooter, DialogHeader, DialogTitle, Switch, Textarea } from '@vendure/dashboard';
import { CameraIcon, XIcon } from 'lucide-react';
import { useEffect, useState } from 'react';

import { LabelledField } from '../../screens/dashboard/shared';
import type { FloorReason } from './production.graphql';
import { ReasonButtons } from './reason-buttons';

const big = 'min-h-12 text-base';

interface Given {
    reason: string | null;
    reasonCode: string | null;
}

/** One touch for the firm's reasons; any other is typed. */
export function PauseDialog({ reasons, onClose, onPause }: { reasons: FloorReason[]; onClose: () => void; onPause: (given: Given) => void }) {
    const { t } = useLingui();
    const [reason, setReason] = useState('');
    const [isTried, setTried] = useState(false);
    const isMissing = reason.trim() === '';
    return (
        <Dialog open onOpenChange={open => !open && onClose()}>
            <DialogContent className="max-h-dvh overflow-y-auto">
                <DialogHeader>
                    <DialogTitle><Trans>Why do you pause?</Trans></DialogTitle>
                    <DialogDescription><Trans>Choose a reason or write one.</Trans></DialogDescription>
                </DialogHeader>
                <ReasonButtons label={t`Why do you pause?`} reasons={reasons.filter(one => one.use === 'pause')} chosen={null} onChoose={reasonCode => onPause({ reason: reason.trim() || null, reasonCode })} />
                <LabelledField label={<Trans>Another reason</Trans>} wrong={isTried && isMissing && t`Write the reason, or touch one above.`}>
                    {told => <Textarea {...told} dir="auto" className="text-base" maxLength={500} value={reason} onChange={event => setReason(event.target.value)} />}
                </LabelledField>
                <DialogFooter>
                    <Button variant="ghost" className={big} onClick={onClose}><Trans>Close</Trans></Button>
                    <Button className={big} onClick={() => (isMissing ? setTried(true) : onPause({ reason, reasonCode: null }))}><Trans>Pause</Trans></Button>
                </DialogFooter>
            </DialogContent>
        </Dialog>
    );
}

interface ProblemDialogProps {
    reasons: FloorReason[];
    onClose: () => void;
    onReport: (problem: Given & { stopsWork: boolean }, photos: Blob[]) => void;
}

const mostPhotos = 5;
/** Larger files are no photos of a tablet, and the server refuses them. */
const largestBytes = 10_000_000;

export function ProblemDialog({ reasons, onClose, onReport }: ProblemDialogProps) {
    const { t } = useLingui();
    const [reasonCode, setReasonCode] = useState<string | null>(null);
    const [text, setText] = useState('');
    const [stopsWork, setStopsWork] = useState(false);
    const [photos, setPhotos] = useState<File[]>([]);
    const [isTried, setTried] = useState(false);
    const isMissing = reasonCode === null && text.trim() === '';
    const choose = (code: string) => {
        setReasonCode(code);
        setStopsWork(reasons.find(one => one.use === 'problem' && one.code === code)?.stopsWork ?? false);
    };
    const report = () => {
        setTried(true);
        if (!isMissing) onReport({ reason: text.trim() || null, reasonCode, stopsWork }, photos);
    };
    return (
        <Dialog open onOpenChange={open => !open && onClose()}>
            <DialogContent className="max-h-dvh overflow-y-auto">
                <DialogHeader>
                    <DialogTitle><Trans>Report a problem</Trans></DialogTitle>
                    <DialogDescription><Trans>What is wrong? The planner sees it at once.</Trans></DialogDescription>
                </DialogHeader>
                <ReasonButtons label={t`Kind of problem`} reasons={reasons.filter(one => one.use === 'problem')} chosen={reasonCode} onChoose={choose} />
                <LabelledField label={<Trans>What happened</Trans>} wrong={isTried && isMissing && t`Say what happened.`}>
                    {told => <Textarea {...told} dir="auto" className="min-h-24 text-base" maxLength={2000} value={text} onChange={event => setText(event.target.value)} />}
                </LabelledField>
                <label className="flex min-h-12 items-center gap-3 text-base"><Switch checked={stopsWork} onCheckedChange={setStopsWork} /> <Trans>The work cannot go on until this is resolved</Trans></label>
                <Photos photos={photos} onChange={setPhotos} />
                <DialogFooter>
                    <Button variant="ghost" className={big} onClick={onClose}><Trans>Close</Trans></Button>
                    <Button className={big} onClick={report}><Trans>Report</Trans></Button>
                </DialogFooter>
            </DialogContent>
        </Dialog>
    );
}

function Photos({ photos, onChange }: { photos: File[]; onChange: (photos: File[]) => void }) {
    const { t } = useLingui();
    const [isTooLarge, setTooLarge] = useState(false);
    const add = (files: FileList | null) => {
        const given = [...(files ?? [])];
        setTooLarge(given.some(file => file.size > largestBytes));
        onChange([...photos, ...given.filter(file => file.size <= largestBytes)].slice(0, mostPhotos));
    };
    return (
        <div className="flex flex-wrap items-center gap-3">
            {photos.length < mostPhotos && (
                <label className="border-input hover:bg-accent focus-within:ring-ring flex min-h-12 cursor-pointer items-center gap-2 rounded-md border px-4 text-base focus-within:ring-2">
                    <CameraIcon /> <Trans>Photo</Trans>
                    <input type="file" accept="image/*" capture="environment" multiple className="sr-only" onChange={event => { add(event.target.files); event.target.value = ''; }} />
                </label>
            )}
            {photos.map((photo, index) => <Thumbnail key={`${photo.name}-${index}`} photo={photo} remove={t`Remove`} onRemove={() => onChange(photos.filter((_, at) => at !== index))} />)}
            {isTooLarge && <p role="alert" className="text-destructive w-full"><Trans>A photo may have 10 MB at most.</Trans></p>}
        </div>
    );
}

function Thumbnail({ photo, remove, onRemove }: { photo: File; remove: string; onRemove: () => void }) {
    const [url, setUrl] = useState<string>();
    useEffect(() => {
        const made = URL.createObjectURL(photo);
        setUrl(made);
        return () => URL.revokeObjectURL(made);
    }, [photo]);
    return (
        <span className="relative">
            <img src={url} alt={photo.name} className="size-20 rounded-md border object-cover" />
            <Button type="button" variant="secondary" size="icon" className="absolute -end-2 -top-2" aria-label={remove} onClick={onRemove}><XIcon /></Button>
        </span>
    );
}
