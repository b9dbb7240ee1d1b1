import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Dialog, DialogContent, DialogDescription, DialogHeader, DialogTitle, Input } from '@vendure/dashboard';
import { CameraIcon, XIcon } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';

import { errorText } from '../../screens/dashboard/shared';

interface Detector {
    detect(source: HTMLVideoElement): Promise<Array<{ rawValue: string }>>;
}

declare global {
    interface Window {
        BarcodeDetector?: new (options: { formats: string[] }) => Detector;
    }
}

/** The code of a work ticket: a scanner types it and presses Enter, a browser that can reads it with the camera. */
export function ScanField({ isUnknown, isFound, onScan }: { isUnknown: boolean; isFound: boolean; onScan: (code: string | null) => void }) {
    const { t } = useLingui();
    const [typed, setTyped] = useState('');
    const [isFilming, setFilming] = useState(false);
    const give = (code: string) => {
        setTyped('');
        setFilming(false);
        onScan(code.trim().toUpperCase() || null);
    };
    return (
        <form role="search" className="flex flex-wrap items-center gap-2" onSubmit={event => { event.preventDefault(); give(typed); }}>
            <Input
                dir="ltr" autoComplete="off" className="h-12 w-52 text-base" maxLength={40} aria-label={t`Code of the work ticket`} placeholder={t`Code of the work ticket`}
                aria-invalid={isUnknown || undefined} value={typed} onChange={event => setTyped(event.target.value)}
            />
            {window.BarcodeDetector && <Button type="button" variant="outline" className="min-h-12 min-w-12" aria-label={t`Scan with the camera`} onClick={() => setFilming(true)}><CameraIcon /></Button>}
            {isFound && <Button type="button" variant="outline" className="min-h-12 text-base" onClick={() => onScan(null)}><XIcon /> <Trans>Show all</Trans></Button>}
            {isUnknown && <p role="alert" className="text-destructive w-full text-base"><Trans>This code is none of your open tasks.</Trans></p>}
            {isFilming && <Camera onRead={give} onClose={() => setFilming(false)} />}
        </form>
    );
}

const lookEveryMs = 250;

function Camera({ onRead, onClose }: { onRead: (code: string) => void; onClose: () => void }) {
    const video = useRef<HTMLVideoElement>(null);
    const [trouble, setTrouble] = useState<string | null>(null);
    useEffect(() => {
        let stream: MediaStream | undefined;
        let timer: ReturnType<typeof setInterval> | undefined;
        let isOver = false;
        const film = async () => {
            const Reader = window.BarcodeDetector;
            if (Reader === undefined) return;
            stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } });
            if (isOver || video.current === null) return;
            video.current.srcObject = stream;
            const reader = new Reader({ formats: ['qr_code', 'code_128'] });
            timer = setInterval(() => {
                const shown = video.current;
                if (shown === null || shown.readyState < shown.HAVE_CURRENT_DATA) return;
                reader.detect(shown).then(([code]) => code && !isOver && onRead(code.rawValue), (error: unknown) => setTrouble(errorText(error)));
            }, lookEveryMs);
        };
        film().catch((error: unknown) => setTrouble(errorText(error)));
        return () => {
            isOver = true;
            clearInterval(timer);
            stream?.getTracks().forEach(track => track.stop());
        };
    }, [onRead]);
    return (
        <Dialog open onOpenChange={open => !open && onClose()}>
            <DialogContent>
                <DialogHeader>
                    <DialogTitle><Trans>Scan with the camera</Trans></DialogTitle>
                    <DialogDescription><Trans>Hold the code of the work ticket before the camera.</Trans></DialogDescription>
                </DialogHeader>
                {trouble ? <p role="alert" className="text-destructive">{trouble}</p> : <video ref={video} autoPlay playsInline muted className="w-full rounded-md" />}
                <Button type="button" variant="ghost" className="min-h-12 text-base" onClick={onClose}><Trans>Close</Trans></Button>
            </DialogContent>
        </Dialog>
    );
}
