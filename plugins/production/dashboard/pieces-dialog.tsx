import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Dialog, DialogContent, DialogDescription, DialogFooter, DialogHeader, DialogTitle, Input } from '@vendure/dashboard';
import { MinusIcon, PlusIcon } from 'lucide-react';
import { useState } from 'react';

import { LabelledField, latinNumber, useFormats } from '../../screens/dashboard/shared';
import type { FloorReason, OperatorTask } from './production.graphql';
import { ReasonButtons } from './reason-buttons';

interface PiecesDialogProps {
    task: OperatorTask;
    reasons: FloorReason[];
    /** All pieces that are here must be accounted for. */
    isFinish: boolean;
    onClose: () => void;
    onReport: (pieces: { good: number; scrap: number; scrapReasonCode: string | null }) => void;
}

const big = 'min-h-12 text-base';

/** A whole number as typed, none for an empty field; NaN when it is no number. */
const piecesOf = (typed: string) => (typed.trim() === '' ? 0 : /^\d{1,9}$/.test(latinNumber(typed)) ? Number(latinNumber(typed)) : NaN);

/** How many came out: good ones and scrap, with a reason. */
export function PiecesDialog({ task, reasons, isFinish, onClose, onReport }: PiecesDialogProps) {
    const { t } = useLingui();
    const { number } = useFormats();
    const here = task.readyQuantity;
    const [good, setGood] = useState(isFinish ? String(here) : '');
    const [scrap, setScrap] = useState('');
    const [scrapReasonCode, setReason] = useState<string | null>(null);
    const [isTried, setTried] = useState(false);
    const pieces = { good: piecesOf(good), scrap: piecesOf(scrap) };
    const sum = pieces.good + pieces.scrap;
    const wrong = Number.isNaN(sum) ? t`Whole numbers only.`
        : sum === 0 ? t`Say how many pieces are good or scrap.`
        : sum > here ? t`Only ${number(here)} pieces are here.`
        : isFinish && sum < here ? t`${number(here - sum)} pieces are missing: are they good or scrap?`
        : null;
    const isReasonMissing = pieces.scrap > 0 && scrapReasonCode === null;
    // Of the rest, when some are scrap, the others are good.
    const changeScrap = (typed: string) => {
        setScrap(typed);
        const count = piecesOf(typed);
        if (isFinish && !Number.isNaN(count) && count <= here) setGood(String(here - count));
    };
    const report = () => {
        setTried(true);
        if (wrong === null && !isReasonMissing) onReport({ ...pieces, scrapReasonCode: pieces.scrap > 0 ? scrapReasonCode : null });
    };
    return (
        <Dialog open onOpenChange={open => !open && onClose()}>
            <DialogContent className="max-h-dvh overflow-y-auto">
                <DialogHeader>
                    <DialogTitle>{isFinish ? <Trans>Finish: where are the pieces?</Trans> : <Trans>How many pieces?</Trans>}</DialogTitle>
                    <DialogDescription><Trans>{number(here)} pieces are here.</Trans></DialogDescription>
                </DialogHeader>
                <Count label={t`Good pieces`} value={good} onChange={setGood} wrong={isTried ? wrong : null} />
                <Count label={t`Scrap`} value={scrap} onChange={changeScrap} wrong={null} />
                {pieces.scrap > 0 && (
                    <>
                        <ReasonButtons label={t`Why are they scrap?`} reasons={reasons.filter(reason => reason.use === 'scrap')} chosen={scrapReasonCode} onChoose={setReason} />
                        {isTried && isReasonMissing && <p role="alert" className="text-destructive"><Trans>Say why the pieces are scrap.</Trans></p>}
                    </>
                )}
                <DialogFooter>
                    <Button variant="ghost" className={big} onClick={onClose}><Trans>Close</Trans></Button>
                    {!isFinish && <Button variant="outline" className={big} onClick={() => { setGood(String(here)); setScrap(''); }}><Trans>All of them</Trans></Button>}
                    <Button className={big} onClick={report}>{isFinish ? <Trans>Finish</Trans> : <Trans>Report</Trans>}</Button>
                </DialogFooter>
            </DialogContent>
        </Dialog>
    );
}

function Count({ label, value, wrong, onChange }: { label: string; value: string; wrong: string | null; onChange: (typed: string) => void }) {
    const { t } = useLingui();
    const step = (by: number) => onChange(String(Math.max(0, (piecesOf(value) || 0) + by)));
    return (
        <LabelledField label={label} wrong={wrong}>
            {told => (
                <div className="flex gap-2">
                    <Button type="button" variant="outline" className="min-h-14 min-w-14" aria-label={t`One less: ${label}`} onClick={() => step(-1)}><MinusIcon /></Button>
                    <Input {...told} inputMode="numeric" autoComplete="off" className="h-14 text-center text-2xl" maxLength={12} value={value} onChange={event => onChange(event.target.value)} />
                    <Button type="button" variant="outline" className="min-h-14 min-w-14" aria-label={t`One more: ${label}`} onClick={() => step(1)}><PlusIcon /></Button>
                </div>
            )}
        </LabelledField>
    );
}
