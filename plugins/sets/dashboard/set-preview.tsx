import { Trans, useLingui } from '@lingui/react/macro';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api, Badge, Button, Label, Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@vendure/dashboard';
import { XIcon } from 'lucide-react';
import { useId, useState } from 'react';

import { minorOf, QueryState, SearchField, useFormats, useRested } from '../../screens/dashboard/shared';
import { partsOf, type SetForm } from './set-form';
import { companiesForSetDocument, setPreviewDocument } from './sets.graphql';

const find = async (term: string) => (await api.query(companiesForSetDocument, { term })).companies.items;
type Company = Awaited<ReturnType<typeof find>>[number];

/** What a company sees of the set as it stands in the form, and what of the price falls on each product. */
export function SetPreview({ form }: { form: SetForm }) {
    const { t } = useLingui();
    const id = useId();
    const { money, number, percent } = useFormats();
    const [company, setCompany] = useState<Company | null>(null);
    const { parts, isRight } = partsOf(form);
    const unitNet = minorOf(form.prices.find(price => price.currencyCode === company?.currencyCode)?.price ?? '');
    const asked = useRested(JSON.stringify({ companyId: company?.id ?? '', parts, unitNet }));
    const query = useQuery({
        queryKey: ['product-set-preview', asked],
        queryFn: () => api.query(setPreviewDocument, { input: JSON.parse(asked) as { companyId: string; parts: typeof parts; unitNet: number } }),
        enabled: company !== null && isRight && unitNet > 0 && (JSON.parse(asked) as { unitNet: number | null }).unitNet !== null,
        placeholderData: keepPreviousData,
    });
    const preview = company !== null && isRight && unitNet > 0 ? query.data?.productSetPreview : undefined;
    const refusals: Record<string, string> = {
        'part-not-visible': t`This company does not see all the products of the set, so it does not see the set.`,
        'part-without-price': t`A product has no price for this company at this quantity, so it does not see the set.`,
        'dearer-than-parts': t`By themselves the products are cheaper for this company, so it does not see the set.`,
        'part-for-nothing': t`Of this price nothing would fall on one of the products, so nobody sees the set.`,
        'not-for-sale': t`This company cannot buy now.`,
    };
    const amount = (minor: number | null) => (minor === null || !preview ? '–' : money(minor, preview.currencyCode));
    const saved = preview?.unitNet != null && preview.singlesNet != null ? preview.singlesNet - preview.unitNet : null;
    return (
        <div className="grid gap-4">
            <div className="grid gap-2">
                <Label htmlFor={id}><Trans>Company</Trans></Label>
                {company === null ? (
                    <SearchField id={id} queryKey={['companies-for-set']} find={find} keyOf={one => one.id} placeholder={t`Name`} onChoose={setCompany} show={one => <>{one.name} · {one.currencyCode}</>} />
                ) : (
                    <Button id={id} type="button" variant="secondary" className="min-w-0 justify-between" aria-label={`${company.name} (${t`Choose another company`})`} onClick={() => setCompany(null)}>
                        <span className="truncate">{company.name}</span> <XIcon />
                    </Button>
                )}
            </div>
            {company !== null && !(unitNet > 0) && <p className="text-muted-foreground text-sm"><Trans>The set has no price in {company.currencyCode}, so this company does not see it.</Trans></p>}
            {company !== null && isRight && unitNet > 0 && <QueryState query={query} />}
            {preview && (
                <>
                    {preview.refusal !== null && <p role="status" className="border-destructive rounded-md border p-3 text-sm">{refusals[preview.refusal] ?? preview.refusal}</p>}
                    <Table>
                        <TableHeader>
                            <TableRow>
                                <TableHead><Trans>Product</Trans></TableHead>
                                <TableHead className="text-end"><Trans>By itself</Trans></TableHead>
                                <TableHead className="text-end"><Trans>Share</Trans></TableHead>
                            </TableRow>
                        </TableHeader>
                        <TableBody>
                            {preview.parts.map(part => (
                                <TableRow key={part.variantId}>
                                    <TableCell className="whitespace-normal">{number(part.quantity)} × {form.parts.find(one => one.variantId === part.variantId)?.name ?? part.variantId}</TableCell>
                                    <TableCell className="text-end tabular-nums">{amount(part.singlesNet)}</TableCell>
                                    <TableCell className="text-end tabular-nums">{amount(part.shareNet)}</TableCell>
                                </TableRow>
                            ))}
                            <TableRow className="font-medium">
                                <TableCell><Trans>One set</Trans></TableCell>
                                <TableCell className="text-end tabular-nums">{amount(preview.singlesNet)}</TableCell>
                                <TableCell className="text-end tabular-nums">{amount(preview.unitNet)}</TableCell>
                            </TableRow>
                        </TableBody>
                    </Table>
                    <div className="flex flex-wrap gap-2">
                        {saved !== null && saved > 0 && <Badge variant="secondary"><Trans>Saves {amount(saved)} ({percent(saved / (preview.singlesNet ?? 1), 1)})</Trans></Badge>}
                        <Badge variant="outline">{preview.available === null ? <Trans>Made to order</Trans> : <Trans>Whole sets in stock: {number(preview.available)}</Trans>}</Badge>
                    </div>
                </>
            )}
        </div>
    );
}
