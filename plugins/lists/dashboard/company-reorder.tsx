import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { api, Button, Input, Label, PermissionGuard, Switch, Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@vendure/dashboard';
import { type FormEvent, useId, useState } from 'react';
import { toast } from 'sonner';

import { type ChosenVariant, useUnitName, VariantField } from '../../assortment/dashboard/shared';
import { Day, errorText, Ltr, Moment, Num, quantityOf, QueryState, reportError } from '../../screens/dashboard/shared';
import { companyReorderDocument, setFrequencyDocument, switchReorderDocument } from './reorder.graphql';

/** What the company will probably need soon, how often single articles are proposed, and whether anything is. */
export function CompanyReorder({ companyId }: { companyId: string }) {
    const { t } = useLingui();
    const id = useId();
    const unitName = useUnitName();
    const client = useQueryClient();
    const query = useQuery({ queryKey: ['company-reorder', companyId], queryFn: () => api.query(companyReorderDocument, { companyId }) });
    const refresh = () => client.invalidateQueries({ queryKey: ['company-reorder', companyId] });
    const shown = query.data?.companyReorder;
    const set = (input: { variantId: string; everyDays?: number; isNever?: boolean }) => api.mutate(setFrequencyDocument, { input: { companyId, ...input } }).then(refresh);
    return (
        <div className="grid gap-4">
            <QueryState query={query} />
            {shown && (
                <>
                    <div className="flex flex-wrap items-center gap-3">
                        <PermissionGuard requires={['CreateCompanyOrder']}>
                            <Switch id={`${id}-on`} checked={shown.isOn} onCheckedChange={isOn => void api.mutate(switchReorderDocument, { input: { companyId, isOn } }).then(refresh, reportError)} />
                        </PermissionGuard>
                        <Label htmlFor={`${id}-on`}><Trans>Propose to this company what it will soon need</Trans></Label>
                        {shown.computedAt && <span className="text-muted-foreground text-sm"><Trans>Worked out <Moment at={shown.computedAt} /></Trans></span>}
                    </div>
                    {shown.isOn && shown.items.length === 0 && <p className="text-muted-foreground text-sm"><Trans>Nothing will run out soon.</Trans></p>}
                    {shown.items.length > 0 && (
                        <Table>
                            <TableHeader>
                                <TableRow>
                                    <TableHead><Trans>Variant</Trans></TableHead>
                                    <TableHead className="text-end"><Trans>Quantity</Trans></TableHead>
                                    <TableHead><Trans>Lasts until</Trans></TableHead>
                                    <TableHead className="text-end"><Trans>Every how many days</Trans></TableHead>
                                </TableRow>
                            </TableHeader>
                            <TableBody>
                                {shown.items.map(item => (
                                    <TableRow key={item.variantId}>
                                        <TableCell><bdi>{item.name}</bdi> <Ltr className="text-muted-foreground text-sm">{item.sku}</Ltr></TableCell>
                                        <TableCell className="text-end"><Num value={item.quantity} /> {unitName(item.baseUnit)}</TableCell>
                                        <TableCell><Day day={item.runsOutOn} /></TableCell>
                                        <TableCell className="text-end"><Num value={item.gapDays} /></TableCell>
                                    </TableRow>
                                ))}
                            </TableBody>
                        </Table>
                    )}
                    {shown.rules.length > 0 && (
                        <ul className="grid gap-2">
                            {shown.rules.map(rule => (
                                <li key={rule.variantId} className="flex flex-wrap items-center justify-between gap-2">
                                    <span className="min-w-0"><bdi>{rule.name}</bdi> <Ltr className="text-muted-foreground text-sm">{rule.sku}</Ltr></span>
                                    <span className="flex items-center gap-2">
                                        {rule.everyDays ? <Trans>every <Num value={rule.everyDays} /> days</Trans> : <Trans>never</Trans>}
                                        <PermissionGuard requires={['CreateCompanyOrder']}>
                                            <Button type="button" variant="outline" size="sm" aria-label={t`As it is bought: ${rule.name}`} onClick={() => void set({ variantId: rule.variantId }).catch(reportError)}><Trans>As it is bought</Trans></Button>
                                        </PermissionGuard>
                                    </span>
                                </li>
                            ))}
                        </ul>
                    )}
                    <PermissionGuard requires={['CreateCompanyOrder']}><NewFrequency onSet={set} /></PermissionGuard>
                </>
            )}
        </div>
    );
}

function NewFrequency({ onSet }: { onSet: (input: { variantId: string; everyDays?: number; isNever?: boolean }) => Promise<unknown> }) {
    const { t } = useLingui();
    const id = useId();
    const [variant, setVariant] = useState<ChosenVariant | null>(null);
    const [days, setDays] = useState('30');
    const [trouble, setTrouble] = useState<string | null>(null);
    const [busy, setBusy] = useState(false);
    const send = (isNever: boolean) => {
        const everyDays = quantityOf(days);
        if (variant === null) return setTrouble(t`Choose a product first.`);
        if (!isNever && !(everyDays >= 1 && everyDays <= 730)) return setTrouble(t`Give a number of days from 1 to 730.`);
        setBusy(true);
        setTrouble(null);
        onSet(isNever ? { variantId: variant.id, isNever } : { variantId: variant.id, everyDays })
            .then(() => {
                setVariant(null);
                toast.success(t`Saved`);
            })
            .catch((error: unknown) => setTrouble(errorText(error)))
            .finally(() => setBusy(false));
    };
    const submit = (event: FormEvent) => {
        event.preventDefault();
        event.stopPropagation();
        send(false);
    };
    return (
        <form onSubmit={submit} className="grid items-end gap-3 sm:grid-cols-[2fr_1fr_auto_auto]">
            <VariantField value={variant} onChange={setVariant} />
            <div className="grid gap-2">
                <Label htmlFor={`${id}-days`}><Trans>Every how many days</Trans></Label>
                <Input id={`${id}-days`} dir="ltr" inputMode="numeric" value={days} onChange={event => setDays(event.target.value)} />
            </div>
            <Button type="submit" disabled={busy}><Trans>Set</Trans></Button>
            <Button type="button" variant="outline" disabled={busy} onClick={() => send(true)}><Trans>Never propose</Trans></Button>
            {trouble && <p role="alert" dir="auto" className="text-destructive text-sm sm:col-span-4">{trouble}</p>}
        </form>
    );
}
