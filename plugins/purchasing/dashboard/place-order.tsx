import { Trans, useLingui } from '@lingui/react/macro';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { api, Button, Label, NativeSelect, NativeSelectOption, Page, PageBlock, PageLayout, PageTitle, PermissionGuard, Textarea } from '@vendure/dashboard';
import { useState } from 'react';
import { toast } from 'sonner';

import { useWayName } from '../../delivery/dashboard/shared';
import { DayField, errorText, Ltr, QueryState, SearchField, useRested, wrongField } from '../../screens/dashboard/shared';
import { AddressChoice } from './address-choice';
import { CreditBar } from './credit-bar';
import { DraftLines } from './draft-lines';
import { type Draft, sendable, useOrderDraft } from './order-draft';
import { type Variant, variantsQuery, companySearchQuery, companyToOrderForQuery, placeForCompanyMutation, type Quote, quoteQuery } from './orders.graphql';
import { useWording } from './wording';

type Trouble = { field: string; what: string };
type Desk = ReturnType<typeof useOrderDraft>;

/** A staff member writes a company's order: by telephone, by letter, at the counter. */
export function PlaceOrderPage() {
    const desk = useOrderDraft();
    const { draft } = desk;
    const [trouble, setTrouble] = useState<Trouble | null>(null);
    const rows = sendable(draft.lines);
    const { companyId, branchId, addressId, deliveryWay } = draft;
    const asked = JSON.stringify({ companyId, branchId: branchId || null, addressId: addressId || null, deliveryWay, lines: rows.map(row => row.line) });
    const input = useRested(asked);
    const quote = useQuery({
        queryKey: ['company-orders', 'quote', input],
        queryFn: () => api.query(quoteQuery, { input: JSON.parse(input) as { companyId: string; lines: never[] } }),
        enabled: !input.includes('"companyId":""'),
        placeholderData: keepPreviousData,
    });
    // An answer counts for the lines it was asked for only.
    const isCurrent = !quote.isPlaceholderData && input === asked;
    const quoted = quote.data?.companyQuote;
    const lines = new Map(isCurrent ? rows.flatMap(({ place }, at) => (quoted?.lines[at] ? [[place, quoted.lines[at]] as const] : [])) : []);
    const wrongLine = /^lines\.(\d+)/.exec(trouble?.field ?? '');
    const wrong = trouble && wrongLine ? { place: rows[Number(wrongLine[1])]?.place ?? -1, what: trouble.what } : null;
    return (
        <Page pageId="place-order">
            <PageTitle><Trans>New order for a company</Trans></PageTitle>
            <PageLayout>
                <PageBlock column="main" blockId="order-company" title={<Trans>Customer</Trans>}>
                    <CompanyChoice desk={desk} trouble={trouble} />
                </PageBlock>
                {draft.companyId !== '' && (
                    <PageBlock column="main" blockId="order-lines" title={<Trans>Products</Trans>}>
                        <div className="grid gap-4">
                            <VariantSearch desk={desk} />
                            {draft.lines.length > 0 && (
                                <DraftLines
                                    lines={draft.lines} quoted={lines} currencyCode={quoted?.currencyCode ?? 'IRR'} wrong={wrong} onChange={desk.changeLine}
                                    onRemove={place => desk.change({ lines: draft.lines.filter((_, at) => at !== place) })}
                                />
                            )}
                            {draft.lines.length === 0 && <p className="text-muted-foreground"><Trans>Find a product by its code or name to begin.</Trans></p>}
                        </div>
                    </PageBlock>
                )}
                {draft.companyId !== '' && (
                    <PageBlock column="main" blockId="order-wishes" title={<Trans>Wishes</Trans>}>
                        <Wishes desk={desk} earliest={quoted?.earliestDate ?? null} ways={quoted?.ways ?? []} trouble={trouble} />
                    </PageBlock>
                )}
                <PageBlock column="side" blockId="order-total" title={<Trans>Total</Trans>}>
                    {quote.error && <QueryState query={quote} />}
                    <PlaceBox desk={desk} quote={isCurrent ? quoted : undefined} trouble={trouble} onTrouble={setTrouble} />
                </PageBlock>
                {draft.companyId !== '' && (
                    <PageBlock column="side" blockId="order-credit" title={<Trans>Credit</Trans>}>
                        <PermissionGuard requires={['ReadCreditTerms']}><CreditBar companyId={draft.companyId} asked={quoted?.totalGross ?? 0} /></PermissionGuard>
                    </PageBlock>
                )}
            </PageLayout>
        </Page>
    );
}

function FieldTrouble({ id, text }: { id: string; text: string }) {
    return <p id={id} role="alert" className="text-destructive text-sm">{text}</p>;
}

function CompanyChoice({ desk: { draft, change }, trouble }: { desk: Desk; trouble: Trouble | null }) {
    const { t } = useLingui();
    const { refusalText } = useWording();
    const company = useQuery({
        queryKey: ['company-orders', 'company', draft.companyId],
        queryFn: () => api.query(companyToOrderForQuery, { id: draft.companyId }),
        enabled: draft.companyId !== '',
    });
    const found = company.data?.company;
    const branches = found?.branches.filter(branch => branch.active) ?? [];
    const find = async (term: string) =>
        (await api.query(companySearchQuery, {
            options: { take: 10, filter: { _or: [{ name: { contains: term } }, { code: { contains: term } }] }, sort: { name: 'ASC' as const } },
        })).companies.items;
    const wrongCompany = trouble?.field === 'companyId' || found?.orderingEnabled === false || found?.active === false;
    return (
        <div className="grid gap-4 sm:grid-cols-2">
            <div className="grid content-start gap-1.5">
                <Label htmlFor="order-company">{found ? <Trans>Another company</Trans> : <Trans>Company</Trans>}</Label>
                <SearchField
                    id="order-company" queryKey={['companies-to-order-for']} find={find} keyOf={one => one.id} placeholder={t`Name or customer number`}
                    show={one => <>{one.name} <Ltr className="text-muted-foreground text-sm">{one.code}</Ltr></>}
                    onChoose={one => change({ companyId: one.id, branchId: usualBranch(one.branches), addressId: '' })}
                />
                {draft.companyId !== '' && !found && <QueryState query={company} />}
                {found && <p className="text-lg font-medium">{found.name}</p>}
                {wrongCompany && <FieldTrouble id="order-company-wrong" text={refusalText({ reason: 'ordering-disabled', message: trouble?.what ?? '' })} />}
            </div>
            {found && (
                <div className="grid content-start gap-1.5">
                    <Label htmlFor="order-branch"><Trans>Branch</Trans></Label>
                    <NativeSelect id="order-branch" className="w-full" value={draft.branchId} aria-invalid={trouble?.field === 'branchId'} onChange={event => change({ branchId: event.target.value, addressId: '' })}>
                        {branches.map(branch => (
                            <NativeSelectOption key={branch.id} value={branch.id}>{branch.city ? `${branch.name} · ${branch.city}` : branch.name}</NativeSelectOption>
                        ))}
                    </NativeSelect>
                    {trouble?.field === 'branchId' && <FieldTrouble id="order-branch-wrong" text={trouble.what} />}
                </div>
            )}
            {found && draft.branchId !== '' && (
                <AddressChoice
                    companyId={found.id} branch={branches.find(branch => branch.id === draft.branchId)} value={draft.addressId}
                    wrong={trouble?.field === 'addressId' ? trouble.what : null} onChange={addressId => change({ addressId })}
                />
            )}
        </div>
    );
}

function usualBranch(branches: ReadonlyArray<{ id: string; active: boolean; isHeadOffice: boolean }>): string {
    const open = branches.filter(branch => branch.active);
    return (open.find(branch => branch.isHeadOffice) ?? open[0])?.id ?? '';
}

function VariantSearch({ desk: { draft, change } }: { desk: Desk }) {
    const { t } = useLingui();
    const { money, unitName } = useWording();
    const availability: Record<string, string> = { 'in-stock': t`in stock`, 'out-of-stock': t`out of stock`, 'made-to-order': t`made to order` };
    const add = (variant: Variant) => {
        const unit = variant.units[0]?.code ?? variant.baseUnit;
        const isThere = draft.lines.some(line => line.variant.variantId === variant.variantId);
        if (isThere) toast.info(t`${variant.name} is in the order already.`);
        else change({ lines: [...draft.lines, { variant, unit, quantity: String(Math.max(variant.minQuantity, variant.increment)), remark: '' }] });
    };
    return (
        <div className="grid gap-1.5">
            <Label htmlFor="order-product"><Trans>Add a product</Trans></Label>
            <SearchField
                id="order-product" queryKey={['company-variants', draft.companyId]} placeholder={t`Code or name`}
                find={async term => (await api.query(variantsQuery, { companyId: draft.companyId, term })).companyVariants} keyOf={one => one.variantId}
                show={one => (
                    <span className="flex flex-wrap justify-between gap-x-4">
                        <span>{one.name} <Ltr className="text-muted-foreground text-sm">{one.sku}</Ltr></span>
                        <span className="text-muted-foreground text-sm tabular-nums">
                            {typeof one.unitNet === 'number' ? `${money(one.unitNet, one.currencyCode)} / ${unitName(one.baseUnit)}` : '–'} · {availability[one.availability] ?? one.availability}
                        </span>
                    </span>
                )}
                onChoose={add}
            />
        </div>
    );
}

function Wishes({ desk: { draft, change }, earliest, ways, trouble }: { desk: Desk; earliest: string | null; ways: readonly string[]; trouble: Trouble | null }) {
    const { day } = useWording();
    const wayName = useWayName();
    const wrongWay = trouble?.field === 'deliveryWay';
    const wrongDate = trouble?.field === 'wishedDate';
    return (
        <div className="grid gap-4 sm:grid-cols-2">
            <div className="grid content-start gap-1.5">
                <Label htmlFor="order-wished"><Trans>Wished for</Trans></Label>
                <DayField id="order-wished" value={draft.wishedDate} invalid={wrongDate} describedBy="order-wished-note" onChange={wishedDate => change({ wishedDate })} />
                {wrongDate ? (
                    <FieldTrouble id="order-wished-note" text={trouble.what} />
                ) : (
                    earliest && <p id="order-wished-note" className="text-muted-foreground text-sm"><Trans>At the earliest {day(earliest)}.</Trans></p>
                )}
            </div>
            <div className="grid content-start gap-1.5">
                <Label htmlFor="order-way"><Trans>Way of delivery</Trans></Label>
                <NativeSelect id="order-way" className="w-full" value={draft.deliveryWay} aria-invalid={wrongWay} onChange={event => change({ deliveryWay: event.target.value })}>
                    {[...new Set([...ways, draft.deliveryWay])].map(way => <NativeSelectOption key={way} value={way}>{wayName(way)}</NativeSelectOption>)}
                </NativeSelect>
                {wrongWay && <FieldTrouble id="order-way-wrong" text={trouble.what} />}
            </div>
            <div className="grid gap-1.5 sm:col-span-2">
                <Label htmlFor="order-remarks"><Trans>Remarks</Trans></Label>
                <Textarea id="order-remarks" dir="auto" rows={2} maxLength={2000} value={draft.remarks} onChange={event => change({ remarks: event.target.value })} />
            </div>
            <div className="grid gap-1.5 sm:col-span-2">
                <Label htmlFor="order-terms"><Trans>Special terms</Trans></Label>
                <Textarea id="order-terms" dir="auto" rows={2} maxLength={2000} aria-describedby="order-terms-note" value={draft.specialTerms} onChange={event => change({ specialTerms: event.target.value })} />
                <p id="order-terms-note" className="text-muted-foreground text-sm"><Trans>With special terms the sales manager has to approve the order.</Trans></p>
            </div>
        </div>
    );
}

interface PlaceBoxProps {
    desk: Desk;
    quote: Quote | undefined;
    trouble: Trouble | null;
    onTrouble: (trouble: Trouble | null) => void;
}

function PlaceBox({ desk: { draft, clear }, quote, trouble, onTrouble }: PlaceBoxProps) {
    const { t } = useLingui();
    const { money, refusalText } = useWording();
    const navigate = useNavigate();
    const queryClient = useQueryClient();
    const place = usePlacing(draft, {
        onPlaced: async order => {
            clear();
            toast.success(t`Order ${order.code} is placed.`);
            await queryClient.invalidateQueries({ queryKey: ['company-orders'] });
            await navigate({ to: `/order-review/${order.id}` });
        },
        onRefused: ({ field, ...refusal }) => onTrouble({ field: field ?? '', what: refusalText(refusal) }),
        onFailed: error => onTrouble(wrongField(error) ?? { field: '', what: errorText(error) }),
    });
    const isComplete = draft.lines.length > 0 && sendable(draft.lines).length === draft.lines.length && quote?.lines.every(line => line.outcome === 'ok') === true;
    const amount = (minor: number | undefined) => (minor === undefined || !quote ? '–' : money(minor, quote.currencyCode));
    const isElsewhere = trouble !== null && !/^(companyId|branchId|addressId|deliveryWay|wishedDate|lines\.\d+)$/.test(trouble.field);
    return (
        <div className="grid gap-4">
            <dl className="grid grid-cols-[auto_1fr] gap-y-1 text-end tabular-nums" aria-live="polite">
                {quote?.delivery && <><dt className="text-muted-foreground text-start"><Trans>Delivery</Trans></dt><dd>{amount(quote.delivery.net)}</dd></>}
                <dt className="text-muted-foreground text-start"><Trans>Net</Trans></dt><dd>{amount(quote?.totalNet)}</dd>
                <dt className="text-muted-foreground text-start"><Trans>Tax</Trans></dt><dd>{amount(quote?.totalTax)}</dd>
                <dt className="border-t pt-1 text-start text-lg font-semibold"><Trans>Total</Trans></dt>
                <dd className="border-t pt-1 text-lg font-semibold">{amount(quote?.totalGross)}</dd>
            </dl>
            {isElsewhere && <FieldTrouble id="order-wrong" text={trouble.what} />}
            <div className="flex flex-wrap gap-2">
                <Button type="button" disabled={!isComplete || place.isPending} onClick={() => { onTrouble(null); place.mutate(); }}><Trans>Place the order</Trans></Button>
                <Button type="button" variant="ghost" disabled={place.isPending || draft.companyId === ''} onClick={() => { onTrouble(null); clear(); }}><Trans>Empty the form</Trans></Button>
            </div>
        </div>
    );
}

interface Outcomes {
    onPlaced: (order: { id: string; code: string }) => Promise<void>;
    onRefused: (refusal: { reason: string; message: string; field?: string | null }) => void;
    onFailed: (error: unknown) => void;
}

function usePlacing(draft: Draft, { onPlaced, onRefused, onFailed }: Outcomes) {
    return useMutation({
        mutationFn: async () => {
            const { companyId, branchId, addressId, deliveryWay, wishedDate, remarks, specialTerms, key } = draft;
            const lines = sendable(draft.lines).map(({ line }) => line);
            const input = { companyId, branchId, deliveryWay, paymentMethod: null, lines, remarks, specialTerms, wishedDate: wishedDate || null, addressId: addressId || null, idempotencyKey: key };
            return (await api.mutate(placeForCompanyMutation, { input })).placeOrderForCompany;
        },
        onSuccess: answer => (answer.__typename === 'PlacementRefusal' ? onRefused(answer) : onPlaced(answer)),
        onError: onFailed,
    });
}
