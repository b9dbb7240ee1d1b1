import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import {
    api, Button, Checkbox, Dialog, DialogContent, DialogDescription, DialogFooter, DialogHeader, DialogTitle, Label, Table, TableBody, TableCell, TableHead, TableHeader, TableRow,
} from '@vendure/dashboard';
import { useId, useState } from 'react';
import { toast } from 'sonner';

import { newKey, QueryState, reportError, useFormats } from '../../screens/dashboard/shared';
import { mergeCompaniesDocument, mergePreviewDocument, undoMergeDocument } from './company.graphql';

interface Props {
    keepId: string;
    dropId: string;
    onClose: () => void;
    onMerged: () => Promise<void>;
}

/** Two records of one firm side by side: which stays, what comes to it, and the confirmation. */
export function MergeCompare({ keepId, dropId, onClose, onMerged }: Props) {
    const { t } = useLingui();
    const box = useId();
    const client = useQueryClient();
    const { moment, number } = useFormats();
    const [isSwapped, setSwapped] = useState(false);
    const [isSure, setSure] = useState(false);
    const [isBusy, setBusy] = useState(false);
    const [key, setKey] = useState(newKey);
    const [keep, drop] = isSwapped ? [dropId, keepId] : [keepId, dropId];
    const query = useQuery({ queryKey: ['company-merge-preview', keep, drop], queryFn: () => api.query(mergePreviewDocument, { keepId: keep, dropId: drop }) });
    const found = query.data?.companyMergePreview;
    const refusals: Record<string, string> = {
        'other-currency': t`The companies have different currencies: their amounts do not add up.`,
        'already-merged': t`One of them is part of another company already.`,
        distributor: t`A distributor has customers of its own and is not merged.`,
        'end-customer': t`A company that buys from a distributor is not merged. Take it out from under its distributor first.`,
    };
    const tables: Record<string, string> = {
        company_branch: t`Branches`, company_member: t`Members`, company_order: t`Orders`, company_address: t`Delivery addresses`, company_role: t`Roles`,
        contract_price: t`Contract prices`, price_list_company: t`Price lists`, support_thread: t`Messages`, shipment: t`Shipments`, approval_rule: t`Approval rules`,
        spending_limit: t`Spending limits`, data_change_request: t`Data changes`, access_application: t`Applications`,
    };
    const yesNo = (value: boolean) => (value ? t`Yes` : t`No`);
    const rows: [label: string, of: (company: NonNullable<typeof found>['kept']) => string | null][] = [
        [t`Name`, one => one.name], [t`Customer number`, one => one.code], [t`Tax number`, one => one.taxId], [t`Legal name`, one => one.legalName],
        [t`Registration number`, one => one.registrationNumber], [t`Economic code`, one => one.economicCode], [t`Phone`, one => one.phone], [t`E-mail`, one => one.email],
        [t`City`, one => one.city], [t`Group`, one => one.groupName], [t`Currency`, one => one.currencyCode], [t`Active`, one => yesNo(one.active)],
        [t`May order`, one => yesNo(one.orderingEnabled)], [t`Created at`, one => moment(String(one.createdAt))],
    ];
    const others = found?.records.filter(({ table }) => !(table in tables)).reduce((sum, { ofKept, comes }) => ({ ofKept: sum.ofKept + ofKept, comes: sum.comes + comes }), { ofKept: 0, comes: 0 });
    const undo = async (id: string) => {
        const { undoCompanyMerge } = await api.mutate(undoMergeDocument, { id });
        if ('message' in undoCompanyMerge) throw new Error(undoCompanyMerge.message);
        toast.success(t`The merge is undone`);
        await Promise.all([client.invalidateQueries(), onMerged()]);
    };
    const merge = async () => {
        setBusy(true);
        try {
            const { mergeCompanies } = await api.mutate(mergeCompaniesDocument, { keepId: keep, dropId: drop, idempotencyKey: key });
            if ('message' in mergeCompanies) throw new Error(mergeCompanies.message);
            toast.success(t`The companies are merged`, { action: { label: t`Undo`, onClick: () => void undo(mergeCompanies.id).catch(reportError) }, duration: 20_000 });
            setKey(newKey());
            await onMerged();
            onClose();
        } catch (error) {
            reportError(error);
        } finally {
            setBusy(false);
        }
    };
    return (
        <Dialog open onOpenChange={open => !open && onClose()}>
            <DialogContent className="max-h-[90vh] overflow-y-auto sm:max-w-3xl">
                <DialogHeader>
                    <DialogTitle><Trans>Merge two companies</Trans></DialogTitle>
                    <DialogDescription><Trans>The one that stays keeps its own data. All that belongs to the other one comes to it; the other's data stay with its closed record. It can be undone for a day.</Trans></DialogDescription>
                </DialogHeader>
                <QueryState query={query} />
                {found && (
                    <Table>
                        <TableHeader>
                            <TableRow>
                                <TableHead />
                                <TableHead><Trans>Stays</Trans></TableHead>
                                <TableHead><Trans>Becomes part of it</Trans></TableHead>
                            </TableRow>
                        </TableHeader>
                        <TableBody>
                            {rows.filter(([, of]) => of(found.kept) || of(found.dropped)).map(([label, of]) => {
                                const differs = (of(found.kept) ?? '') !== (of(found.dropped) ?? '');
                                return (
                                    <TableRow key={label}>
                                        <TableHead scope="row">{label}</TableHead>
                                        <TableCell className={differs ? 'font-semibold' : undefined}><bdi>{of(found.kept) ?? '–'}</bdi></TableCell>
                                        <TableCell className={differs ? 'text-muted-foreground line-through' : undefined}><bdi>{of(found.dropped) ?? '–'}</bdi></TableCell>
                                    </TableRow>
                                );
                            })}
                            {found.records.filter(({ table }) => table in tables).map(({ table, ofKept, comes }) => (
                                <TableRow key={table}>
                                    <TableHead scope="row">{tables[table]}</TableHead>
                                    <TableCell className="tabular-nums">{number(ofKept)}</TableCell>
                                    <TableCell className="tabular-nums">{comes > 0 ? <Trans>{number(comes)} come over</Trans> : number(0)}</TableCell>
                                </TableRow>
                            ))}
                            {others && others.ofKept + others.comes > 0 && (
                                <TableRow>
                                    <TableHead scope="row"><Trans>Other records</Trans></TableHead>
                                    <TableCell className="tabular-nums">{number(others.ofKept)}</TableCell>
                                    <TableCell className="tabular-nums">{others.comes > 0 ? <Trans>{number(others.comes)} come over</Trans> : number(0)}</TableCell>
                                </TableRow>
                            )}
                        </TableBody>
                    </Table>
                )}
                {found?.refusal && <p role="alert" className="text-destructive text-sm">{refusals[found.refusal] ?? found.refusal}</p>}
                {found && !found.refusal && (
                    <div className="flex items-center gap-2">
                        <Checkbox id={box} checked={isSure} onCheckedChange={checked => setSure(checked === true)} />
                        <Label htmlFor={box}><Trans>These are two records of one firm.</Trans></Label>
                    </div>
                )}
                <DialogFooter>
                    <Button variant="ghost" onClick={onClose}><Trans>Cancel</Trans></Button>
                    <Button variant="outline" disabled={isBusy} onClick={() => { setSwapped(!isSwapped); setSure(false); setKey(newKey()); }}><Trans>Let the other one stay</Trans></Button>
                    <Button variant="destructive" disabled={!found || found.refusal !== null || !isSure || isBusy} onClick={() => void merge()}><Trans>Merge</Trans></Button>
                </DialogFooter>
            </DialogContent>
        </Dialog>
    );
}
