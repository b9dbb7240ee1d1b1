import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { api, Button, ConfirmationDialog, Input, NativeSelect, NativeSelectOption, Page, PageBlock, PageLayout, PageTitle, PermissionGuard, usePermissions } from '@vendure/dashboard';
import { TrashIcon } from 'lucide-react';
import { type FormEvent, useEffect, useState } from 'react';
import { toast } from 'sonner';

import { useUnitName } from '../../assortment/dashboard/shared';
import { errorText, LabelledField, newKey, quantityOf, QueryState, reportError, useFormats, wrongField } from '../../screens/dashboard/shared';
import { goodsOf, ownerOf, type QuotaForm, QuotaGoods, QuotaOwner } from './quota-fields';
import { useQuotaTexts } from './quota-texts';
import { changeQuotaDocument, createQuotaDocument, deleteQuotaDocument, quotaDocument } from './quotas.graphql';

const fresh: QuotaForm = { owner: 'company', company: null, groupId: '', goods: 'variant', variant: null, product: null, collectionId: '' };

export function QuotaPage() {
    const { t } = useLingui();
    const { id } = useParams({ strict: false }) as { id: string };
    const isNew = id === 'new';
    const navigate = useNavigate();
    const client = useQueryClient();
    const { number, day } = useFormats();
    const unitName = useUnitName();
    const { hasPermissions } = usePermissions();
    const { periods, refusal } = useQuotaTexts();
    const [form, setForm] = useState(fresh);
    const [terms, setTerms] = useState({ period: 'month', maxQuantity: '' });
    const [version, setVersion] = useState(0);
    const [key, setKey] = useState(newKey);
    const [trouble, setTrouble] = useState<{ text: string; field: string } | null>(null);
    const [isBusy, setBusy] = useState(false);
    const query = useQuery({ queryKey: ['purchase-quota', id], queryFn: () => api.query(quotaDocument, { id }), enabled: !isNew, refetchOnWindowFocus: false });
    const quota = query.data?.purchaseQuota;
    const disabled = !hasPermissions([isNew ? 'CreatePriceList' : 'UpdatePriceList']);
    useEffect(() => {
        if (!quota) return;
        setTerms({ period: quota.period, maxQuantity: String(quota.maxQuantity) });
        setVersion(quota.version);
    }, [quota]);
    const wrong = (...fields: string[]) => (trouble !== null && fields.includes(trouble.field) ? trouble.text : undefined);
    const send = async () => {
        const [owner, goods, maxQuantity] = [ownerOf(form), goodsOf(form), quantityOf(terms.maxQuantity)];
        if (isNew && owner === null) return setTrouble({ text: t`Choose a company or a group.`, field: 'companyId' });
        if (isNew && goods === null) return setTrouble({ text: t`Choose the goods.`, field: 'productVariantId' });
        if (Number.isNaN(maxQuantity) || maxQuantity < 1) return setTrouble({ text: t`Write a whole quantity above nothing.`, field: 'maxQuantity' });
        const asked = { period: terms.period, maxQuantity };
        const answer = isNew
            ? (await api.mutate(createQuotaDocument, { input: { ...owner, ...goods, ...asked, idempotencyKey: key } })).createPurchaseQuota
            : (await api.mutate(changeQuotaDocument, { input: { id, version, ...asked } })).changePurchaseQuota;
        if (answer.__typename === 'PurchaseQuotaRefusal') {
            setKey(newKey());
            return setTrouble({ text: refusal(answer), field: answer.field ?? '' });
        }
        toast.success(t`Saved`);
        await client.invalidateQueries({ queryKey: ['purchase-quota'] });
        if (isNew) await navigate({ to: `/purchase-quotas/${answer.id}` });
        return undefined;
    };
    const save = (event: FormEvent) => {
        event.preventDefault();
        setBusy(true);
        setTrouble(null);
        void send()
            .catch((error: unknown) => {
                setTrouble({ text: errorText(error), field: wrongField(error)?.field ?? '' });
                // What was refused is another request when it is mended.
                setKey(newKey());
            })
            .finally(() => setBusy(false));
    };
    const remove = async () => {
        await api.mutate(deleteQuotaDocument, { input: { id, version } });
        await client.invalidateQueries({ queryKey: ['purchase-quota'] });
        await navigate({ to: '/purchase-quotas' });
    };
    const isAtField = ['companyId', 'groupId', 'productVariantId', 'productId', 'collectionId', 'period', 'maxQuantity'].includes(trouble?.field ?? '');
    return (
        <Page pageId="purchase-quota-detail" entity={quota ?? undefined}>
            <PageTitle>{isNew ? <Trans>New quota</Trans> : quota ? <bdi>{quota.ownerName}</bdi> : <Trans>Quota</Trans>}</PageTitle>
            <PageLayout>
                <PageBlock column="main" blockId="main-form">
                    {!isNew && <QueryState query={query} />}
                    {query.data && !quota && <p><Trans>There is no such quota.</Trans></p>}
                    {(isNew || quota) && (
                        <form className="grid gap-6" onSubmit={save} noValidate>
                            {isNew ? (
                                <div className="grid gap-4 sm:grid-cols-2">
                                    <QuotaOwner form={form} disabled={disabled} wrong={wrong('companyId', 'groupId')} onChange={part => setForm(known => ({ ...known, ...part }))} />
                                    <QuotaGoods form={form} disabled={disabled} wrong={wrong('productVariantId', 'productId', 'collectionId')} onChange={part => setForm(known => ({ ...known, ...part }))} />
                                </div>
                            ) : (
                                <p><bdi>{quota?.goodsName}</bdi> <bdi className="text-muted-foreground">{quota?.sku ?? (quota?.productId != null ? t`All variants` : t`Category`)}</bdi></p>
                            )}
                            <div className="grid gap-4 sm:grid-cols-2">
                                <LabelledField label={t`At most, in base units`} wrong={wrong('maxQuantity')}>
                                    {told => <Input {...told} inputMode="numeric" disabled={disabled} value={terms.maxQuantity} onChange={event => setTerms({ ...terms, maxQuantity: event.target.value })} />}
                                </LabelledField>
                                <LabelledField label={t`In`} wrong={wrong('period')}>
                                    {told => (
                                        <NativeSelect {...told} className="w-full" disabled={disabled} value={terms.period} onChange={event => setTerms({ ...terms, period: event.target.value })}>
                                            {Object.entries(periods).map(([period, name]) => <NativeSelectOption key={period} value={period}>{name}</NativeSelectOption>)}
                                        </NativeSelect>
                                    )}
                                </LabelledField>
                            </div>
                            {trouble && !isAtField && <p role="alert" dir="auto" className="text-destructive text-sm">{trouble.text}</p>}
                            <div className="flex flex-wrap gap-3">
                                <Button type="submit" disabled={disabled || isBusy}><Trans>Save</Trans></Button>
                                {!isNew && (
                                    <PermissionGuard requires={['DeletePriceList']}>
                                        <ConfirmationDialog title={t`Delete the quota`} description={t`The customer may order as much as he wants from then on.`} onConfirm={() => void remove().catch(reportError)}>
                                            <Button type="button" variant="outline"><TrashIcon /> <Trans>Delete the quota</Trans></Button>
                                        </ConfirmationDialog>
                                    </PermissionGuard>
                                )}
                            </div>
                        </form>
                    )}
                </PageBlock>
                {quota?.orderedQuantity != null && (
                    <PageBlock column="side" blockId="purchase-quota-use" title={<Trans>Ordered in this period</Trans>}>
                        <p className="text-2xl tabular-nums">{number(quota.orderedQuantity)} {quota.baseUnit != null && unitName(quota.baseUnit)}</p>
                        {quota.lastDay != null && <p className="text-muted-foreground text-sm"><Trans>until {day(quota.lastDay)}</Trans></p>}
                    </PageBlock>
                )}
            </PageLayout>
        </Page>
    );
}
