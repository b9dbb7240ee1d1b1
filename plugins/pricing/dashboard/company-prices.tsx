import { Trans } from '@lingui/react/macro';
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { api, Button, PermissionGuard } from '@vendure/dashboard';
import { useState } from 'react';

import { reportError } from '../../screens/dashboard/shared';
import { PriceForm } from './price-form';
import { PriceTable } from './price-table';
import { companyCurrencyDocument, contractPricesDocument, deleteContractPriceDocument, setContractPriceDocument } from './pricing.graphql';

const take = 10;

export function useCompanyId(): string | null {
    const { id } = useParams({ strict: false }) as { id?: string };
    return id === undefined || id === 'new' ? null : id;
}

/** Prices agreed with the company. */
export function ContractPrices() {
    const companyId = useCompanyId();
    const client = useQueryClient();
    const [skip, setSkip] = useState(0);
    const company = useQuery({ queryKey: ['company-currency', companyId], queryFn: () => api.query(companyCurrencyDocument, { id: companyId ?? '' }), enabled: companyId !== null });
    const { data } = useQuery({
        queryKey: ['contract-prices', companyId, skip],
        queryFn: () => api.query(contractPricesDocument, { companyId: companyId ?? '', options: { skip, take } }),
        placeholderData: keepPreviousData,
        enabled: companyId !== null,
    });
    if (companyId === null) return null;
    const refresh = () => client.invalidateQueries({ queryKey: ['contract-prices', companyId] });
    const rows = data?.contractPrices.items ?? [];
    const currencyCode = company.data?.company?.currencyCode ?? rows[0]?.currencyCode ?? 'IRR';
    return (
        <div className="grid gap-6">
            <PermissionGuard requires={['UpdatePriceList']}>
                <PriceForm
                    currencyCode={currencyCode}
                    onSave={async price => {
                        await api.mutate(setContractPriceDocument, { input: { ...price, companyId } });
                        await refresh();
                    }}
                />
            </PermissionGuard>
            {(data?.contractPrices.totalItems ?? 0) > 0 && (
                <PermissionGuard requires={['UpdatePriceList']}>
                    <Button variant="outline" className="justify-self-start" render={<Link to={`/price-grid/company/${companyId}`} />}><Trans>Edit many prices</Trans></Button>
                </PermissionGuard>
            )}
            <PriceTable
                rows={rows}
                totalItems={data?.contractPrices.totalItems ?? 0}
                currencyCode={currencyCode}
                skip={skip}
                take={take}
                onSkip={setSkip}
                onDelete={id => void api.mutate(deleteContractPriceDocument, { id }).then(refresh, reportError)}
            />
        </div>
    );
}
