import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { api, AssetPickerDialog, Badge, Button, Input, NativeSelect, NativeSelectOption, Page, PageBlock, PageLayout, PageTitle, Switch, usePermissions } from '@vendure/dashboard';
import { ImageIcon, PlusIcon, TrashIcon } from 'lucide-react';
import { type FormEvent, type ReactNode, useEffect, useState } from 'react';
import { toast } from 'sonner';

import { DayField, errorText, LabelledField, majorOf, minorOf, QueryState, wrongField } from '../../screens/dashboard/shared';
import { currencies, freshSet, type SetForm, setInputOf } from './set-form';
import { SetParts } from './set-parts';
import { SetPreview } from './set-preview';
import { createSetDocument, setDocument, updateSetDocument } from './sets.graphql';

export function SetPage() {
    const { t } = useLingui();
    const { id } = useParams({ strict: false }) as { id: string };
    const isNew = id === 'new';
    const navigate = useNavigate();
    const client = useQueryClient();
    const { hasPermissions } = usePermissions();
    const disabled = !hasPermissions([isNew ? 'CreatePriceList' : 'UpdatePriceList']);
    const [form, setForm] = useState<SetForm>(freshSet);
    const [version, setVersion] = useState<number | null>(null);
    const [trouble, setTrouble] = useState<{ text: string; field: string | null } | null>(null);
    const [isBusy, setBusy] = useState(false);
    const query = useQuery({ queryKey: ['product-set', id], queryFn: () => api.query(setDocument, { id }), enabled: !isNew, refetchOnWindowFocus: false });
    const set = query.data?.productSet;
    useEffect(() => {
        if (!set) return;
        const { code, names, asset, enabled, validFrom, validUntil, parts, prices } = set;
        setForm({
            ...{ code, enabled, asset: asset ?? null, validFrom: validFrom ?? '', validUntil: validUntil ?? '' },
            names: { en: names.en, fa: names.fa ?? '', pl: names.pl ?? '', ru: names.ru ?? '' },
            parts: parts.map(part => ({ ...part, quantity: String(part.quantity) })),
            prices: prices.map(price => ({ currencyCode: price.currencyCode, price: majorOf(price.unitNet) })),
        });
        setVersion(set.version);
    }, [set]);
    const save = async (event: FormEvent) => {
        event.preventDefault();
        const input = setInputOf(form);
        if (input === null) return setTrouble({ text: t`Give the set at least one product with a whole quantity, and a price above nothing.`, field: null });
        setBusy(true);
        setTrouble(null);
        try {
            if (isNew) {
                const { createProductSet } = await api.mutate(createSetDocument, { input: input as never });
                await navigate({ to: `/product-sets/${createProductSet.id}` });
            } else {
                await api.mutate(updateSetDocument, { input: { ...input, id, version } as never });
                await client.invalidateQueries({ queryKey: ['product-set', id] });
            }
            toast.success(t`Saved`);
        } catch (error) {
            setTrouble({ text: errorText(error), field: wrongField(error)?.field ?? null });
        } finally {
            setBusy(false);
        }
        return undefined;
    };
    const change = (part: Partial<SetForm>) => setForm(known => ({ ...known, ...part }));
    const wrong = (field: string): ReactNode => (trouble?.field === field ? trouble.text : undefined);
    return (
        <Page pageId="product-set-detail" entity={set ?? undefined}>
            <PageTitle>{isNew ? <Trans>New set</Trans> : set ? <>{set.name} {!set.enabled && <Badge variant="outline"><Trans>Off</Trans></Badge>}</> : <Trans>Set</Trans>}</PageTitle>
            <PageLayout>
                <PageBlock column="main" blockId="main-form">
                    {!isNew && <QueryState query={query} />}
                    {query.data && !set && <p><Trans>There is no such set.</Trans></p>}
                    {(isNew || set) && (
                        <form className="grid gap-6" onSubmit={event => void save(event)}>
                            <div className="grid gap-4 sm:grid-cols-2">
                                <LabelledField label={t`Name (English)`} wrong={wrong('names.en')}>
                                    {told => <Input {...told} required dir="ltr" maxLength={200} disabled={disabled} value={form.names.en} onChange={e => change({ names: { ...form.names, en: e.target.value } })} />}
                                </LabelledField>
                                <LabelledField label={t`Name (Persian)`}>
                                    {told => <Input {...told} dir="rtl" maxLength={200} disabled={disabled} value={form.names.fa} onChange={e => change({ names: { ...form.names, fa: e.target.value } })} />}
                                </LabelledField>
                                <LabelledField label={t`Name (Polish)`}>
                                    {told => <Input {...told} dir="ltr" maxLength={200} disabled={disabled} value={form.names.pl} onChange={e => change({ names: { ...form.names, pl: e.target.value } })} />}
                                </LabelledField>
                                <LabelledField label={t`Name (Russian)`}>
                                    {told => <Input {...told} dir="ltr" maxLength={200} disabled={disabled} value={form.names.ru} onChange={e => change({ names: { ...form.names, ru: e.target.value } })} />}
                                </LabelledField>
                                <LabelledField label={t`Code`} wrong={wrong('code')}>
                                    {told => <Input {...told} required dir="ltr" maxLength={40} disabled={disabled} value={form.code} onChange={e => change({ code: e.target.value })} />}
                                </LabelledField>
                                <LabelledField label={t`In use`}>
                                    {({ id: control }) => <Switch id={control} checked={form.enabled} disabled={disabled} onCheckedChange={enabled => change({ enabled })} />}
                                </LabelledField>
                                <LabelledField label={t`Valid from`}>
                                    {told => <DayField id={told.id} disabled={disabled} value={form.validFrom} onChange={validFrom => change({ validFrom })} />}
                                </LabelledField>
                                <LabelledField label={t`Valid until`} wrong={wrong('validUntil')}>
                                    {told => <DayField id={told.id} invalid={told['aria-invalid']} disabled={disabled} value={form.validUntil} onChange={validUntil => change({ validUntil })} />}
                                </LabelledField>
                            </div>
                            <fieldset className="grid gap-3">
                                <legend className="mb-2 font-medium"><Trans>Products in one set</Trans></legend>
                                <SetParts parts={form.parts} disabled={disabled} onChange={parts => change({ parts })} />
                            </fieldset>
                            <fieldset className="grid gap-3">
                                <legend className="mb-2 font-medium"><Trans>Net price of one set</Trans></legend>
                                <Prices form={form} disabled={disabled} onChange={prices => change({ prices })} />
                            </fieldset>
                            {trouble && <p role="alert" dir="auto" className="text-destructive text-sm">{trouble.text}</p>}
                            <Button type="submit" className="justify-self-start" disabled={disabled || isBusy}>{isNew ? <Trans>Create</Trans> : <Trans>Save</Trans>}</Button>
                        </form>
                    )}
                </PageBlock>
                <PageBlock column="side" blockId="product-set-picture" title={<Trans>Picture</Trans>}>
                    <SetPicture asset={form.asset} disabled={disabled} onChange={asset => change({ asset })} />
                </PageBlock>
                <PageBlock column="side" blockId="product-set-preview" title={<Trans>As a company sees it</Trans>}>
                    <SetPreview form={form} />
                </PageBlock>
            </PageLayout>
        </Page>
    );
}

function Prices({ form, disabled, onChange }: { form: SetForm; disabled: boolean; onChange: (prices: SetForm['prices']) => void }) {
    const { t } = useLingui();
    const others = currencies.filter(code => form.prices.every(price => price.currencyCode !== code));
    return (
        <div className="grid gap-2">
            {form.prices.map(({ currencyCode, price }) => (
                <div key={currencyCode} className="flex items-center gap-2">
                    <span className="w-12">{currencyCode}</span>
                    <Input
                        className="w-48" dir="ltr" inputMode="decimal" required value={price} disabled={disabled} aria-label={t`Price in ${currencyCode}`}
                        aria-invalid={(price !== '' && Number.isNaN(minorOf(price))) || undefined}
                        onChange={event => onChange(form.prices.map(one => (one.currencyCode === currencyCode ? { ...one, price: event.target.value } : one)))}
                    />
                    <Button
                        type="button" variant="ghost" size="icon" disabled={disabled || form.prices.length === 1} aria-label={t`Remove the price in ${currencyCode}`}
                        onClick={() => onChange(form.prices.filter(one => one.currencyCode !== currencyCode))}
                    >
                        <TrashIcon />
                    </Button>
                </div>
            ))}
            {others.length > 0 && (
                <span className="flex items-center gap-2">
                    <PlusIcon className="size-4" />
                    <NativeSelect aria-label={t`Add a currency`} value="" disabled={disabled} onChange={event => onChange([...form.prices, { currencyCode: event.target.value, price: '' }])}>
                        <NativeSelectOption value="">{t`Add a currency`}</NativeSelectOption>
                        {others.map(code => <NativeSelectOption key={code} value={code}>{code}</NativeSelectOption>)}
                    </NativeSelect>
                </span>
            )}
        </div>
    );
}

function SetPicture({ asset, disabled, onChange }: { asset: SetForm['asset']; disabled: boolean; onChange: (asset: SetForm['asset']) => void }) {
    const [isOpen, setOpen] = useState(false);
    return (
        <div className="grid gap-3">
            {asset ? (
                <img className="max-h-48 rounded-md border object-contain" src={`${asset.preview}?preset=medium`} alt="" />
            ) : (
                <p className="text-muted-foreground text-sm"><Trans>Without a picture of its own, that of the first product is shown.</Trans></p>
            )}
            <span className="flex flex-wrap gap-2">
                <Button type="button" variant="outline" disabled={disabled} onClick={() => setOpen(true)}><ImageIcon /> <Trans>Choose a picture</Trans></Button>
                {asset && <Button type="button" variant="ghost" disabled={disabled} onClick={() => onChange(null)}><Trans>Remove</Trans></Button>}
            </span>
            <AssetPickerDialog
                open={isOpen} multiSelect={false} onClose={() => setOpen(false)}
                onSelect={assets => { onChange(assets[0] ? { id: assets[0].id, preview: assets[0].preview } : asset); setOpen(false); }}
            />
        </div>
    );
}
