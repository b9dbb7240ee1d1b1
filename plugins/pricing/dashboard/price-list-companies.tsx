import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { api, Button, Input, NativeSelect, NativeSelectOption } from '@vendure/dashboard';
import { TrashIcon } from 'lucide-react';
import { useEffect, useState } from 'react';
import { toast } from 'sonner';

import { reportError } from '../../screens/dashboard/shared';
import { companiesToChooseDocument, priceListDocument, setPriceListCompaniesDocument } from './pricing.graphql';

interface Assigned {
    companyId: string;
    name: string;
    priority: number;
}

/** Which companies have the list, and in which order their lists are asked. */
export function PriceListCompanies({ id, currencyCode }: { id: string; currencyCode: string }) {
    const { t } = useLingui();
    const client = useQueryClient();
    const { data } = useQuery({ queryKey: ['price-list-companies', id], queryFn: () => api.query(priceListDocument, { id }) });
    const choice = useQuery({
        queryKey: ['companies-for-price-list', currencyCode],
        queryFn: () => api.query(companiesToChooseDocument, { options: { filter: { currencyCode: { eq: currencyCode } }, sort: { name: 'ASC' }, take: 500 } as never }),
    });
    const [rows, setRows] = useState<Assigned[]>([]);
    useEffect(() => setRows(data?.priceList?.companies ?? []), [data]);
    const others = (choice.data?.companies.items ?? []).filter(company => rows.every(row => row.companyId !== company.id));
    const save = async () => {
        const companies = rows.map(({ companyId, priority }) => ({ companyId, priority }));
        await api.mutate(setPriceListCompaniesDocument, { input: { priceListId: id, companies } });
        await client.invalidateQueries({ queryKey: ['price-list-companies', id] });
        toast.success(t`Saved`);
    };
    return (
        <div className="grid gap-3">
            {rows.map(row => (
                <div key={row.companyId} className="flex items-center gap-3">
                    <span className="grow">{row.name}</span>
                    <Input
                        className="w-20"
                        type="number"
                        min={0}
                        aria-label={t`Priority`}
                        value={row.priority}
                        onChange={event => setRows(known => known.map(one => (one.companyId === row.companyId ? { ...one, priority: Number(event.target.value) } : one)))}
                    />
                    <Button type="button" variant="ghost" size="icon" aria-label={t`Take the list away`} onClick={() => setRows(known => known.filter(one => one.companyId !== row.companyId))}>
                        <TrashIcon />
                    </Button>
                </div>
            ))}
            <NativeSelect
                aria-label={t`Give the list to a company`}
                value=""
                onChange={event => {
                    const company = others.find(one => one.id === event.target.value);
                    if (company) setRows(known => [...known, { companyId: company.id, name: company.name, priority: 0 }]);
                }}
            >
                <NativeSelectOption value="">{t`Give the list to a company`}</NativeSelectOption>
                {others.map(company => (
                    <NativeSelectOption key={company.id} value={company.id}>{company.name}</NativeSelectOption>
                ))}
            </NativeSelect>
            <Button type="button" onClick={() => void save().catch(reportError)}><Trans>Save companies</Trans></Button>
        </div>
    );
}
