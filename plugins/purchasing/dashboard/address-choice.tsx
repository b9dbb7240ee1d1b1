import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { api, Button, Label, NativeSelect, NativeSelectOption, PermissionGuard } from '@vendure/dashboard';
import { useState } from 'react';

import { FormDialog, inputOf, newKey, QueryState, useFormats } from '../../screens/dashboard/shared';
import { deliveryAddressesQuery, newDeliveryAddressMutation } from './orders.graphql';

interface Props {
    companyId: string;
    branch: { id: string; name: string; city: string; streetLine: string } | undefined;
    /** Empty for the branch's own address. */
    value: string;
    wrong: string | null;
    onChange: (addressId: string) => void;
}

/** Where the goods go: to the branch, or to a delivery address of the company that its branch may use. */
export function AddressChoice({ companyId, branch, value, wrong, onChange }: Props) {
    const { t } = useLingui();
    const { parts } = useFormats();
    const client = useQueryClient();
    const [key, setKey] = useState(newKey);
    const query = useQuery({
        queryKey: ['company-orders', 'addresses', companyId],
        queryFn: () => api.query(deliveryAddressesQuery, { input: { companyId, states: ['usable', 'waiting'], take: 100 } }),
    });
    const all = query.data?.companyAddresses.items ?? [];
    const ofBranch = all.filter(one => one.branchId === null || one.branchId === branch?.id);
    const usable = ofBranch.filter(one => one.state === 'usable');
    const waiting = ofBranch.filter(one => one.state === 'waiting');
    const chosen = usable.find(one => one.id === value);
    return (
        <div className="grid content-start gap-1.5 sm:col-span-2">
            <Label htmlFor="order-address"><Trans>Deliver to</Trans></Label>
            <NativeSelect
                id="order-address" className="w-full" value={chosen ? value : ''} aria-invalid={wrong !== null} aria-describedby={wrong === null ? 'order-address-full' : 'order-address-wrong'}
                onChange={event => onChange(event.target.value)}
            >
                <NativeSelectOption value="">{t`The branch: ${parts([branch?.name ?? '', branch?.city ?? ''])}`}</NativeSelectOption>
                {usable.map(one => <NativeSelectOption key={one.id} value={one.id}>{parts([one.label, one.city, one.streetLine])}</NativeSelectOption>)}
                {waiting.map(one => <NativeSelectOption key={one.id} value={one.id} disabled>{parts([one.label, one.city, t`waits to be accepted`])}</NativeSelectOption>)}
            </NativeSelect>
            {query.error && <QueryState query={query} />}
            {wrong !== null && <p id="order-address-wrong" role="alert" className="text-destructive text-sm">{wrong}</p>}
            <p id="order-address-full" dir="auto" className="text-muted-foreground text-sm">
                {chosen ? parts([chosen.contactName, chosen.streetLine, chosen.city, chosen.postalCode]) : parts([branch?.streetLine ?? '', branch?.city ?? ''])}
            </p>
            <PermissionGuard requires={['UpdateCompany']}>
                <div>
                    <FormDialog
                        title={<Trans>New delivery address</Trans>}
                        trigger={<Button type="button" size="sm" variant="outline"><Trans>New delivery address</Trans></Button>}
                        fields={[
                            { name: 'label', label: t`Name`, required: true },
                            { name: 'contactName', label: t`Contact person` },
                            { name: 'phone', label: t`Phone`, ltr: true },
                            { name: 'city', label: t`City`, required: true },
                            { name: 'postalCode', label: t`Postal code`, ltr: true },
                            { name: 'streetLine', label: t`Address`, kind: 'textarea', required: true },
                        ]}
                        initial={{}}
                        submitLabel={<Trans>Create</Trans>}
                        onSubmit={async values => {
                            const { createCompanyAddress } = await api.mutate(newDeliveryAddressMutation, { input: { ...inputOf(values), companyId, idempotencyKey: key } as never });
                            setKey(newKey());
                            await client.invalidateQueries({ queryKey: ['company-orders', 'addresses', companyId] });
                            onChange(createCompanyAddress.id);
                        }}
                    />
                </div>
            </PermissionGuard>
        </div>
    );
}
