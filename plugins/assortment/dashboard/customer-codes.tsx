import { Trans, useLingui } from '@lingui/react/macro';
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, Button, ConfirmationDialog, Input, Label, PermissionGuard, Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@vendure/dashboard';
import { TrashIcon } from 'lucide-react';
import { type FormEvent, useId, useState } from 'react';
import { toast } from 'sonner';

import { errorText, FormDialog, Ltr, Pages, QueryState, reportError, useRested } from '../../screens/dashboard/shared';
import { customerCodesDocument, deleteCustomerCodeDocument, setCustomerCodeDocument } from './search.graphql';
import { type ChosenVariant, VariantField } from './shared/variant-field';

const take = 10;

/** What the company calls our articles: its people find them by it, and are shown only ours. */
export function CustomerCodes({ companyId }: { companyId: string }) {
    const { t } = useLingui();
    const client = useQueryClient();
    const id = useId();
    const [term, setTerm] = useState('');
    const [skip, setSkip] = useState(0);
    const rested = useRested(term.trim());
    const query = useQuery({
        queryKey: ['customer-codes', companyId, rested, skip],
        queryFn: () => api.query(customerCodesDocument, { companyId, term: rested, skip, take }),
        placeholderData: keepPreviousData,
    });
    const refresh = () => client.invalidateQueries({ queryKey: ['customer-codes', companyId] });
    const save = (input: { variantId: string; ownCode: string; version?: number }) => api.mutate(setCustomerCodeDocument, { input: { companyId, ...input } }).then(refresh);
    const { items = [], totalItems = 0 } = query.data?.customerCodes ?? {};
    return (
        <div className="grid gap-4">
            <p className="text-muted-foreground text-sm"><Trans>The company’s people find an article by the code that they know it by. The shop shows it to nobody.</Trans></p>
            <PermissionGuard requires={['UpdateAssortment']}><NewCode onSave={save} /></PermissionGuard>
            {(totalItems > take || term !== '') && (
                <div className="grid gap-2 sm:max-w-xs">
                    <Label htmlFor={`${id}-find`}><Trans>Find a code</Trans></Label>
                    <Input id={`${id}-find`} type="search" dir="auto" value={term} onChange={event => { setTerm(event.target.value); setSkip(0); }} />
                </div>
            )}
            <QueryState query={query} />
            {query.data && totalItems === 0 && (
                <p className="text-muted-foreground text-sm">{rested === '' ? <Trans>No codes of its own yet.</Trans> : <Trans>Nothing found.</Trans>}</p>
            )}
            {items.length > 0 && (
                <Table>
                    <TableHeader>
                        <TableRow>
                            <TableHead><Trans>Its code</Trans></TableHead>
                            <TableHead><Trans>SKU</Trans></TableHead>
                            <TableHead><Trans>Variant</Trans></TableHead>
                            <TableHead />
                        </TableRow>
                    </TableHeader>
                    <TableBody>
                        {items.map(row => (
                            <TableRow key={row.id}>
                                <TableCell><bdi>{row.ownCode}</bdi></TableCell>
                                <TableCell><Ltr>{row.sku}</Ltr></TableCell>
                                <TableCell dir="auto">{row.variantName}</TableCell>
                                <TableCell className="text-end">
                                    <PermissionGuard requires={['UpdateAssortment']}>
                                        <FormDialog
                                            title={<Trans>Change the code</Trans>}
                                            trigger={<Button type="button" variant="ghost" size="sm"><Trans>Change</Trans></Button>}
                                            fields={[{ name: 'ownCode', label: t`Its code`, required: true }]}
                                            initial={{ ownCode: row.ownCode }}
                                            version={row.version}
                                            onStale={refresh}
                                            submitLabel={<Trans>Save</Trans>}
                                            onSubmit={({ ownCode }, version) => save({ variantId: row.variantId, ownCode: String(ownCode), ...(version !== undefined && { version }) })}
                                        />
                                        <ConfirmationDialog
                                            title={t`Remove the code`} description={`${row.ownCode}: ${row.variantName}`}
                                            onConfirm={() => void api.mutate(deleteCustomerCodeDocument, { id: row.id }).then(refresh, reportError)}
                                        >
                                            <Button type="button" variant="ghost" size="icon" aria-label={t`Remove the code`}><TrashIcon /></Button>
                                        </ConfirmationDialog>
                                    </PermissionGuard>
                                </TableCell>
                            </TableRow>
                        ))}
                    </TableBody>
                </Table>
            )}
            <Pages skip={skip} take={take} totalItems={totalItems} onSkip={setSkip} />
        </div>
    );
}

function NewCode({ onSave }: { onSave: (input: { variantId: string; ownCode: string }) => Promise<unknown> }) {
    const { t } = useLingui();
    const id = useId();
    const [variant, setVariant] = useState<ChosenVariant | null>(null);
    const [ownCode, setOwnCode] = useState('');
    const [trouble, setTrouble] = useState<string | null>(null);
    const [busy, setBusy] = useState(false);
    const submit = (event: FormEvent) => {
        event.preventDefault();
        event.stopPropagation();
        if (variant === null) {
            setTrouble(t`Choose a product first.`);
            return;
        }
        setBusy(true);
        setTrouble(null);
        onSave({ variantId: variant.id, ownCode })
            .then(() => {
                setVariant(null);
                setOwnCode('');
                toast.success(t`Saved`);
            })
            .catch((error: unknown) => setTrouble(errorText(error)))
            .finally(() => setBusy(false));
    };
    return (
        <form onSubmit={submit} className="grid items-end gap-3 sm:grid-cols-[2fr_1fr_auto]">
            <VariantField value={variant} onChange={setVariant} />
            <div className="grid gap-2">
                <Label htmlFor={`${id}-code`}><Trans>Its code</Trans></Label>
                <Input id={`${id}-code`} dir="auto" required maxLength={60} autoComplete="off" value={ownCode} aria-invalid={trouble !== null || undefined} onChange={event => setOwnCode(event.target.value)} />
            </div>
            <Button type="submit" disabled={busy}><Trans>Add code</Trans></Button>
            {trouble && <p role="alert" className="text-destructive text-sm sm:col-span-3">{trouble}</p>}
        </form>
    );
}
