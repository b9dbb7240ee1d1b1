import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import {
    api, Button, ConfirmationDialog, PermissionGuard, Table, TableBody, TableCell, TableHead, TableHeader, TableRow,
} from '@vendure/dashboard';
import { PencilIcon, TrashIcon } from 'lucide-react';
import { useState } from 'react';
import { toast } from 'sonner';

import { type ChosenVariant, VariantField } from '../../assortment/dashboard/shared';
import { type Field, FieldForm, FormDialog, Ltr, Num, Pages, pageSize, QueryState, quantityOf, reportError, Unfolding, type Values, valuesOf } from '../../screens/dashboard/shared';
import { deleteRuleMutation, replenishmentRulesQuery, setRuleMutation } from './replenishment.graphql';
import { Way } from './wording';

function useRuleFields(): Field[] {
    const { t } = useLingui();
    return [
        { name: 'way', label: t`How it comes to the shelf`, kind: 'select', required: true, options: [['make', t`Make`], ['buy', t`Buy`]] },
        { name: 'minimum', label: t`Minimum in base units`, ltr: true, required: true, hint: t`Below this more is proposed.` },
        { name: 'lot', label: t`Lot`, ltr: true, required: true, hint: t`Made and bought in whole lots only.` },
    ];
}

const wholeOf = (value: Values[string] | undefined) => (String(value ?? '').trim() === '0' ? 0 : quantityOf(String(value ?? '')));

function useSaveRule() {
    const { t } = useLingui();
    const client = useQueryClient();
    return async (variantId: string, values: Values) => {
        const [minimum, lot] = [wholeOf(values.minimum), wholeOf(values.lot)];
        if (Number.isNaN(minimum)) throw new Error(`minimum: ${t`must be a whole number`}`);
        if (Number.isNaN(lot) || lot === 0) throw new Error(`lot: ${t`must be a whole number`}`);
        await api.mutate(setRuleMutation, { input: { variantId, way: String(values.way), minimum, lot } });
        await client.invalidateQueries({ queryKey: ['production'] });
        toast.success(t`Saved`);
    };
}

/** Which articles are kept on the shelf, how much of each, and how it comes there. */
export function ReplenishmentRules() {
    const { t } = useLingui();
    const client = useQueryClient();
    const fields = useRuleFields();
    const save = useSaveRule();
    const [skip, setSkip] = useState(0);
    const query = useQuery({ queryKey: ['production', 'replenishment-rules', skip], queryFn: () => api.query(replenishmentRulesQuery, { skip, take: pageSize }) });
    const remove = (variantId: string) => api.mutate(deleteRuleMutation, { variantId }).then(() => client.invalidateQueries({ queryKey: ['production'] }), reportError);
    if (!query.data) return <QueryState query={query} />;
    const { items, totalItems } = query.data.replenishmentRules;
    return (
        <div className="grid gap-4">
            <PermissionGuard requires={['UpdateRouting']}><Unfolding title={<Trans>A minimum for an article</Trans>}><NewRule fields={fields} /></Unfolding></PermissionGuard>
            {items.length === 0 && <p className="text-muted-foreground"><Trans>No article has a minimum yet.</Trans></p>}
            {items.length > 0 && (
                <Table>
                    <TableHeader>
                        <TableRow>
                            <TableHead><Trans>Product</Trans></TableHead>
                            <TableHead><Trans>How</Trans></TableHead>
                            <TableHead className="text-end"><Trans>Minimum</Trans></TableHead>
                            <TableHead className="text-end"><Trans>Lot</Trans></TableHead>
                            <TableHead className="text-end"><Trans>On hand</Trans></TableHead>
                            <TableHead />
                        </TableRow>
                    </TableHeader>
                    <TableBody>
                        {items.map(one => (
                            <TableRow key={one.variantId}>
                                <TableCell className="whitespace-normal"><bdi>{one.productName}</bdi> <Ltr className="text-muted-foreground text-sm">{one.sku}</Ltr></TableCell>
                                <TableCell><Way way={one.way} /></TableCell>
                                <TableCell className="text-end"><Num value={one.minimum} /></TableCell>
                                <TableCell className="text-end"><Num value={one.lot} /></TableCell>
                                <TableCell className="text-end"><Num value={one.onHand} /></TableCell>
                                <TableCell className="text-end whitespace-nowrap">
                                    <PermissionGuard requires={['UpdateRouting']}>
                                        <FormDialog
                                            title={one.productName} fields={fields} initial={valuesOf(fields, { ...one })} submitLabel={<Trans>Save</Trans>}
                                            trigger={<Button type="button" variant="ghost" size="icon" aria-label={t`Change the minimum of ${one.productName}`}><PencilIcon /></Button>}
                                            onSubmit={values => save(one.variantId, values)}
                                        />
                                        <ConfirmationDialog title={t`Remove the minimum?`} description={one.productName} onConfirm={() => void remove(one.variantId)}>
                                            <Button type="button" variant="ghost" size="icon" aria-label={t`Remove the minimum of ${one.productName}`}><TrashIcon /></Button>
                                        </ConfirmationDialog>
                                    </PermissionGuard>
                                </TableCell>
                            </TableRow>
                        ))}
                    </TableBody>
                </Table>
            )}
            <Pages skip={skip} totalItems={totalItems} onSkip={setSkip} />
        </div>
    );
}

function NewRule({ fields }: { fields: Field[] }) {
    const { t } = useLingui();
    const save = useSaveRule();
    const [variant, setVariant] = useState<ChosenVariant | null>(null);
    const [made, setMade] = useState(0);
    return (
        <div className="grid gap-4">
            <VariantField value={variant} onChange={setVariant} />
            <FieldForm
                key={made} fields={fields} initial={{ way: 'make', minimum: '', lot: '1' }} submitLabel={<Trans>Save</Trans>}
                onSubmit={async values => {
                    if (variant === null) throw new Error(t`Choose a product first.`);
                    await save(variant.id, values);
                    setVariant(null);
                    setMade(made + 1);
                }}
            />
        </div>
    );
}
