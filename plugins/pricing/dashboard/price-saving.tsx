import { Trans, useLingui } from '@lingui/react/macro';
import { useNavigate } from '@tanstack/react-router';
import { api, Button, Input, Label, Switch } from '@vendure/dashboard';
import { useId, useState } from 'react';
import { toast } from 'sonner';

import { errorText, FigureChanges, LabelledField, newKey, RowMessage, useFormats } from '../../screens/dashboard/shared';
import { changePricesMutation } from './price-change.graphql';
import type { PriceOwner } from './price-owner';

type Report = Awaited<ReturnType<typeof send>>;

async function send(input: object) {
    return (await api.mutate(changePricesMutation, { input: input as never })).changePrices;
}

interface Props {
    owner: PriceOwner;
    /** What is to be changed; null while it cannot be. */
    wish: object | null;
    /** Said beside the buttons. */
    told: string;
    nameOf: (row: number) => string;
    onSaved: () => Promise<void>;
}

/** First what a change does, then the change: as one set, which may wait for a second person and can be undone. */
export function PriceSaving({ owner, wish, told, nameOf, onSaved }: Props) {
    const { t } = useLingui();
    const { number } = useFormats();
    const navigate = useNavigate();
    const id = useId();
    const [reason, setReason] = useState('');
    const [acceptUnusual, setAcceptUnusual] = useState(false);
    const [report, setReport] = useState<Report | null>(null);
    const [seen, setSeen] = useState('');
    const [busy, setBusy] = useState(false);
    const [trouble, setTrouble] = useState<string | null>(null);
    const { priceListId, companyId } = owner;
    const input = { priceListId, companyId, ...wish, reason: reason || null, acceptUnusual };
    const isSeen = report !== null && seen === JSON.stringify({ wish, acceptUnusual });
    const isGood = isSeen && report.rejected === 0 && report.created + report.updated + report.removed > 0;
    const act = (work: () => Promise<void>) => {
        setBusy(true);
        setTrouble(null);
        void work().catch((error: unknown) => setTrouble(errorText(error))).finally(() => setBusy(false));
    };
    const preview = async () => {
        setReport(await send({ ...input, dryRun: true }));
        setSeen(JSON.stringify({ wish, acceptUnusual }));
    };
    const save = async () => {
        const kept = await send({ ...input, dryRun: false, idempotencyKey: newKey() });
        if (kept.rejected > 0) {
            setReport(kept);
            return;
        }
        // A toast stands outside of the router: it knows no links.
        const action = { label: t`Look at it`, onClick: () => void navigate({ to: `/price-changes/${kept.changeSetId ?? ''}` }) };
        toast.success(kept.isWaiting ? t`The change waits for a second person` : t`The prices are in force`, { action });
        setReport(null);
        await onSaved();
    };
    return (
        <section className="grid gap-4">
            <div className="flex flex-wrap items-end gap-3">
                <LabelledField label={<Trans>Why (optional)</Trans>} className="min-w-56 grow md:max-w-md">
                    {field => <Input {...field} dir="auto" maxLength={200} value={reason} onChange={event => setReason(event.target.value)} />}
                </LabelledField>
                <Button type="button" variant="outline" disabled={busy || wish === null} onClick={() => act(preview)}><Trans>Preview</Trans></Button>
                <Button type="button" disabled={busy || !isGood} onClick={() => act(save)}>{isSeen && report.isWaiting ? <Trans>Propose</Trans> : <Trans>Save prices</Trans>}</Button>
                <span className="text-muted-foreground text-sm">{told}</span>
            </div>
            {trouble && <p role="alert" className="text-destructive text-sm">{trouble}</p>}
            {isSeen && (
                <div className="bg-muted/40 grid gap-4 rounded-md border p-4" aria-live="polite">
                    <p><strong><Trans>{number(report.updated)} changed, {number(report.created)} new, {number(report.removed)} removed, {number(report.unchanged)} unchanged</Trans></strong></p>
                    {report.isWaiting && <p role="status"><Trans>This is beyond the firm's limit: it waits until somebody else agrees.</Trans></p>}
                    {report.rejects.length > 0 && (
                        <div role="alert" className="text-destructive grid gap-1 text-sm">
                            <p><Trans>Nothing is saved while a row is rejected:</Trans></p>
                            <ul className="list-disc ps-5">{report.rejects.slice(0, 20).map(one => <li key={one.row}><bdi>{nameOf(one.row)}</bdi> <RowMessage message={one.message} /></li>)}</ul>
                            <div className="text-foreground flex items-center gap-3 pt-1">
                                <Switch id={id} checked={acceptUnusual} onCheckedChange={setAcceptUnusual} />
                                <Label htmlFor={id}><Trans>Prices far from the last ones are meant</Trans></Label>
                            </div>
                        </div>
                    )}
                    <FigureChanges {...report} />
                </div>
            )}
        </section>
    );
}
