import { useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { api, Button, NativeSelect, NativeSelectOption } from '@vendure/dashboard';
import { XIcon } from 'lucide-react';

import { type ChosenVariant, VariantField } from '../../assortment/dashboard/shared';
import { LabelledField, SearchField, type Told, useFormats } from '../../screens/dashboard/shared';
import { categoriesForQuotaDocument, companiesForQuotaDocument, groupsForQuotaDocument, productsForQuotaDocument } from './quotas.graphql';

interface Named {
    id: string;
    name: string;
}

export interface QuotaForm {
    owner: 'company' | 'group';
    company: Named | null;
    groupId: string;
    goods: 'variant' | 'product' | 'category';
    variant: ChosenVariant | null;
    product: Named | null;
    collectionId: string;
}

/** Null as long as nobody is chosen. */
export function ownerOf({ owner, company, groupId }: QuotaForm): { companyId?: string; groupId?: string } | null {
    if (owner === 'company') return company && { companyId: company.id };
    return groupId === '' ? null : { groupId };
}

/** Null as long as nothing is chosen. */
export function goodsOf({ goods, variant, product, collectionId }: QuotaForm): { productVariantId?: string; productId?: string; collectionId?: string } | null {
    switch (goods) {
        case 'variant':
            return variant && { productVariantId: variant.id };
        case 'product':
            return product && { productId: product.id };
        case 'category':
            return collectionId === '' ? null : { collectionId };
    }
}

const findCompanies = async (term: string) => (await api.query(companiesForQuotaDocument, { term })).companies.items;
const findProducts = async (term: string) => (await api.query(productsForQuotaDocument, { term })).products.items;

interface PartProps {
    form: QuotaForm;
    disabled: boolean;
    wrong: string | undefined;
    onChange: (part: Partial<QuotaForm>) => void;
}

interface NamedFieldProps {
    told: Told;
    value: Named | null;
    kind: string;
    find: (term: string) => Promise<readonly Named[]>;
    another: string;
    placeholder: string;
    disabled: boolean;
    onChange: (value: Named | null) => void;
}

function NamedField({ told, value, kind, find, another, placeholder, disabled, onChange }: NamedFieldProps) {
    return value === null ? (
        <SearchField id={told.id} invalid={told['aria-invalid']} describedBy={told['aria-describedby']} queryKey={[kind]} find={find} keyOf={one => one.id} placeholder={placeholder} disabled={disabled} onChoose={onChange} show={one => <bdi>{one.name}</bdi>} />
    ) : (
        <Button id={told.id} type="button" variant="secondary" className="min-w-0 justify-between" disabled={disabled} aria-label={`${value.name} (${another})`} onClick={() => onChange(null)}>
            <span className="truncate">{value.name}</span> <XIcon />
        </Button>
    );
}

/** Whose quota it is; it stays his. */
export function QuotaOwner({ form, disabled, wrong, onChange }: PartProps) {
    const { t } = useLingui();
    const { number } = useFormats();
    const groups = useQuery({ queryKey: ['groups-for-quota'], queryFn: () => api.query(groupsForQuotaDocument) });
    return (
        <>
            <LabelledField label={t`For`}>
                {told => (
                    <NativeSelect {...told} className="w-full" disabled={disabled} value={form.owner} onChange={event => onChange({ owner: event.target.value as QuotaForm['owner'] })}>
                        <NativeSelectOption value="company">{t`One company`}</NativeSelectOption>
                        <NativeSelectOption value="group">{t`Each company of a group`}</NativeSelectOption>
                    </NativeSelect>
                )}
            </LabelledField>
            {form.owner === 'company' ? (
                <LabelledField label={t`Company`} wrong={wrong}>
                    {told => <NamedField told={told} value={form.company} kind="companies-for-quota" find={findCompanies} another={t`Choose another company`} placeholder={t`Name`} disabled={disabled} onChange={company => onChange({ company })} />}
                </LabelledField>
            ) : (
                <LabelledField label={t`Group`} wrong={wrong}>
                    {told => (
                        <NativeSelect {...told} className="w-full" disabled={disabled} value={form.groupId} onChange={event => onChange({ groupId: event.target.value })}>
                            <NativeSelectOption value="">–</NativeSelectOption>
                            {groups.data?.companyGroups.map(group => <NativeSelectOption key={group.id} value={group.id}>{`${group.name} (${number(group.companyCount)})`}</NativeSelectOption>)}
                        </NativeSelect>
                    )}
                </LabelledField>
            )}
        </>
    );
}

/** Of which goods it is. */
export function QuotaGoods({ form, disabled, wrong, onChange }: PartProps) {
    const { t } = useLingui();
    const categories = useQuery({ queryKey: ['categories-for-quota'], queryFn: () => api.query(categoriesForQuotaDocument) });
    return (
        <>
            <LabelledField label={t`Goods`} wrong={form.goods === 'variant' ? wrong : undefined}>
                {told => (
                    <NativeSelect {...told} className="w-full" disabled={disabled} value={form.goods} onChange={event => onChange({ goods: event.target.value as QuotaForm['goods'] })}>
                        <NativeSelectOption value="variant">{t`One article`}</NativeSelectOption>
                        <NativeSelectOption value="product">{t`All variants of a product`}</NativeSelectOption>
                        <NativeSelectOption value="category">{t`A category with all below it`}</NativeSelectOption>
                    </NativeSelect>
                )}
            </LabelledField>
            {form.goods === 'variant' && <VariantField value={form.variant} onChange={variant => onChange({ variant })} />}
            {form.goods === 'product' && (
                <LabelledField label={t`Product`} wrong={wrong}>
                    {told => <NamedField told={told} value={form.product} kind="products-for-quota" find={findProducts} another={t`Choose another product`} placeholder={t`Name`} disabled={disabled} onChange={product => onChange({ product })} />}
                </LabelledField>
            )}
            {form.goods === 'category' && (
                <LabelledField label={t`Category`} wrong={wrong}>
                    {told => (
                        <NativeSelect {...told} className="w-full" disabled={disabled} value={form.collectionId} onChange={event => onChange({ collectionId: event.target.value })}>
                            <NativeSelectOption value="">–</NativeSelectOption>
                            {categories.data?.categoryAccess.map(one => <NativeSelectOption key={one.collectionId} value={one.collectionId}>{one.name}</NativeSelectOption>)}
                        </NativeSelect>
                    )}
                </LabelledField>
            )}
        </>
    );
}
