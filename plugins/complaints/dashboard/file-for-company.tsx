import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { api, Button, Input, NativeSelect, NativeSelectOption, Textarea } from '@vendure/dashboard';
import { useState } from 'react';

import { errorText, LabelledField, newKey, QueryState, quantityOf, SearchField } from '../../screens/dashboard/shared';
import { FileTray, type SentFile } from '../../support/dashboard/shared';
import { fileMutation, ordersQuery, subjectQuery } from './complaints.graphql';
import { useComplaintWords } from './wording';

interface Order {
    orderId: string;
    code: string;
    companyName: string;
}

/** Somebody calls: his complaint begins with the order that it is about. */
export function FileForCompany() {
    const { t } = useLingui();
    const [order, setOrder] = useState<Order | null>(null);
    const find = async (term: string) => (await api.query(ordersQuery, { options: { take: 8, filter: { code: { contains: term } } } })).companyOrders.items;
    if (order) return <Claim key={order.orderId} order={order} onBack={() => setOrder(null)} />;
    return (
        <LabelledField label={<Trans>Order</Trans>}>
            {told => <SearchField id={told.id} queryKey={['orders-for-complaint']} find={find} keyOf={one => one.orderId} placeholder={t`Number of the order`} show={one => <><bdi>{one.code}</bdi> · <bdi>{one.companyName}</bdi></>} onChoose={setOrder} />}
        </LabelledField>
    );
}

function Claim({ order, onBack }: { order: Order; onBack: () => void }) {
    const { t } = useLingui();
    const { wishes, number } = useComplaintWords();
    const navigate = useNavigate();
    const [shipmentId, setShipmentId] = useState('');
    const [form, setForm] = useState({ kindId: '', wish: 'replace', batch: '', text: '' });
    const [quantities, setQuantities] = useState<Record<string, string>>({});
    const [answers, setAnswers] = useState<Record<string, string>>({});
    const [files, setFiles] = useState<SentFile[]>([]);
    const [key, setKey] = useState(newKey);
    const query = useQuery({ queryKey: ['complaint-subject', order.orderId, shipmentId], queryFn: () => api.query(subjectQuery, { orderId: order.orderId, shipmentId: shipmentId || null }) });
    const forms = query.data?.complaintForms ?? [];
    const kind = forms.find(one => one.id === form.kindId) ?? forms[0];
    const goods = (query.data?.complaintSubject.goods ?? []).filter(one => one.quantity > one.complained);
    const lines = goods.flatMap(({ orderLineId }) => (quantities[orderLineId]?.trim() ? [{ orderLineId, quantity: quantityOf(quantities[orderLineId]) }] : []));
    const isReady = kind !== undefined && lines.length > 0 && lines.every(line => !Number.isNaN(line.quantity)) && form.text.trim() !== '';
    const set = (part: Partial<typeof form>) => setForm({ ...form, ...part });
    const save = useMutation({
        mutationFn: () => api.mutate(fileMutation, {
            input: {
                orderId: order.orderId, shipmentId: shipmentId || null, batch: form.batch.trim() || null, kindId: kind?.id ?? '', wish: form.wish, text: form.text.trim(), lines,
                answers: (kind?.fields ?? []).flatMap(field => (answers[field.key]?.trim() ? [{ key: field.key, value: answers[field.key] ?? '' }] : [])),
                fileIds: files.map(one => one.id), idempotencyKey: key,
            },
        }),
        onSuccess: ({ fileComplaintForCompany }) => void navigate({ to: `/complaints/${fileComplaintForCompany.id}` }),
        onError: () => setKey(newKey()),
    });
    if (!query.data) return <QueryState query={query} />;
    if (!kind) return <p className="text-muted-foreground"><Trans>Make a kind of complaint first, in its settings.</Trans></p>;
    return (
        <form className="grid max-w-2xl gap-4" onSubmit={event => { event.preventDefault(); if (isReady && !save.isPending) save.mutate(); }}>
            <p><bdi className="font-medium">{order.code}</bdi> · <bdi>{order.companyName}</bdi> <Button type="button" size="sm" variant="ghost" onClick={onBack}><Trans>Another order</Trans></Button></p>
            {query.data.complaintSubject.shipments.length > 0 && (
                <LabelledField label={<Trans>Shipment</Trans>}>
                    {told => (
                        <NativeSelect {...told} value={shipmentId} onChange={event => setShipmentId(event.target.value)}>
                            <NativeSelectOption value="">{t`The whole order`}</NativeSelectOption>
                            {query.data.complaintSubject.shipments.map(one => <NativeSelectOption key={one.id} value={one.id}>{one.number}</NativeSelectOption>)}
                        </NativeSelect>
                    )}
                </LabelledField>
            )}
            <fieldset className="grid gap-2">
                <legend className="mb-2 text-sm font-medium"><Trans>How much is affected?</Trans></legend>
                {goods.map(one => (
                    <LabelledField key={one.orderLineId} className="grid-cols-[1fr_8rem] items-center" label={<span><bdi>{one.name}</bdi> <span className="text-muted-foreground"><Trans>of {number(one.quantity - one.complained)}</Trans></span></span>}>
                        {told => <Input {...told} dir="ltr" inputMode="numeric" value={quantities[one.orderLineId] ?? ''} onChange={event => setQuantities({ ...quantities, [one.orderLineId]: event.target.value })} />}
                    </LabelledField>
                ))}
            </fieldset>
            <LabelledField label={<Trans>Kind</Trans>}>
                {told => <NativeSelect {...told} value={kind.id} onChange={event => set({ kindId: event.target.value })}>{forms.map(one => <NativeSelectOption key={one.id} value={one.id}>{one.name}</NativeSelectOption>)}</NativeSelect>}
            </LabelledField>
            {kind.fields.map(field => (
                <LabelledField key={field.key} label={field.required ? `${field.label} *` : field.label}>
                    {told => (field.type === 'choice' || field.type === 'yes-no' ? (
                        <NativeSelect {...told} value={answers[field.key] ?? ''} onChange={event => setAnswers({ ...answers, [field.key]: event.target.value })}>
                            <NativeSelectOption value="">–</NativeSelectOption>
                            {(field.type === 'choice' ? field.choices : [{ key: 'yes', label: t`Yes` }, { key: 'no', label: t`No` }]).map(one => <NativeSelectOption key={one.key} value={one.key}>{one.label}</NativeSelectOption>)}
                        </NativeSelect>
                    ) : <Input {...told} type={field.type === 'date' ? 'date' : 'text'} dir="auto" maxLength={1000} value={answers[field.key] ?? ''} onChange={event => setAnswers({ ...answers, [field.key]: event.target.value })} />)}
                </LabelledField>
            ))}
            <LabelledField label={<Trans>What happened</Trans>}>{told => <Textarea {...told} dir="auto" className="min-h-24" maxLength={4000} value={form.text} onChange={event => set({ text: event.target.value })} />}</LabelledField>
            <LabelledField label={<Trans>Wish</Trans>}>
                {told => <NativeSelect {...told} value={form.wish} onChange={event => set({ wish: event.target.value })}>{Object.entries(wishes).map(([code, name]) => <NativeSelectOption key={code} value={code}>{name}</NativeSelectOption>)}</NativeSelect>}
            </LabelledField>
            <LabelledField label={<Trans>Batch</Trans>}>{told => <Input {...told} dir="auto" maxLength={80} value={form.batch} onChange={event => set({ batch: event.target.value })} />}</LabelledField>
            <FileTray files={files} onChange={setFiles} />
            {save.error && <p role="alert" dir="auto" className="text-destructive text-sm">{errorText(save.error)}</p>}
            <Button type="submit" className="justify-self-start" disabled={!isReady || save.isPending}><Trans>File the complaint</Trans></Button>
        </form>
    );
}
