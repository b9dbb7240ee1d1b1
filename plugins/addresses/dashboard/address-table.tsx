import { Trans, useLingui } from '@lingui/react/macro';
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api, Badge, Button, PermissionGuard, Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@vendure/dashboard';
import { useState } from 'react';

import { type Field, FormDialog, inputOf, Ltr, Moment, newKey, QueryState, reportError, useFormats, valuesOf } from '../../screens/dashboard/shared';
import { acceptAddressDocument, addressesDocument, createAddressDocument, refuseAddressDocument, retireAddressDocument, updateAddressDocument } from './address.graphql';

const pageSize = 25;

/** A refusal comes as an answer: said like any other failure. */
const taken = (answer: object) => {
    if ('message' in answer) throw new Error(String(answer.message));
};

function useAddressFields(): Field[] {
    const { t } = useLingui();
    return [
        { name: 'label', label: t`Name`, required: true },
        { name: 'contactName', label: t`Contact person` },
        { name: 'phone', label: t`Phone`, ltr: true },
        { name: 'city', label: t`City`, required: true },
        { name: 'postalCode', label: t`Postal code`, ltr: true },
        { name: 'countryCode', label: t`Country`, ltr: true, required: true, hint: t`Two letters, such as IR or PL` },
        { name: 'streetLine', label: t`Address`, kind: 'textarea', required: true },
    ];
}

/** Addresses of one company, or those of all companies that wait for staff. */
export function AddressTable({ companyId }: { companyId?: string }) {
    const { t } = useLingui();
    const { number } = useFormats();
    const client = useQueryClient();
    const fields = useAddressFields();
    const [page, setPage] = useState(0);
    const [key, setKey] = useState(newKey);
    const states = companyId === undefined ? ['waiting'] : ['waiting', 'usable', 'refused'];
    const query = useQuery({
        queryKey: ['company-addresses', companyId ?? 'waiting', page],
        queryFn: () => api.query(addressesDocument, { input: { companyId, states, skip: page * pageSize, take: pageSize } }),
        placeholderData: keepPreviousData,
    });
    const refresh = () => client.invalidateQueries({ queryKey: ['company-addresses'] });
    const act = (work: Promise<object>) => work.then(taken).catch(reportError).finally(() => void refresh());
    const stateNames: Record<string, string> = { waiting: t`Waiting`, usable: t`Usable`, refused: t`Refused` };
    const { items = [], totalItems = 0 } = query.data?.companyAddresses ?? {};
    return (
        <div className="grid gap-4">
            {companyId !== undefined && (
                <PermissionGuard requires={['UpdateCompany']}>
                    <div className="flex justify-end">
                        <FormDialog
                            title={<Trans>New delivery address</Trans>}
                            trigger={<Button><Trans>New delivery address</Trans></Button>}
                            fields={fields}
                            initial={{ countryCode: 'IR' }}
                            submitLabel={<Trans>Create</Trans>}
                            onSubmit={async values => {
                                await api.mutate(createAddressDocument, { input: { ...inputOf(values), companyId, idempotencyKey: key } as never });
                                setKey(newKey());
                                await refresh();
                            }}
                        />
                    </div>
                </PermissionGuard>
            )}
            <QueryState query={query} />
            {query.data && items.length === 0 && (
                <p className="text-muted-foreground">{companyId === undefined ? <Trans>No address is waiting.</Trans> : <Trans>No delivery address yet.</Trans>}</p>
            )}
            {items.length > 0 && (
                <Table>
                    <TableHeader>
                        <TableRow>
                            {companyId === undefined && <TableHead><Trans>Company</Trans></TableHead>}
                            <TableHead><Trans>Name</Trans></TableHead>
                            <TableHead><Trans>Address</Trans></TableHead>
                            <TableHead><Trans>Phone</Trans></TableHead>
                            <TableHead>{companyId === undefined ? <Trans>Waiting since</Trans> : <Trans>State</Trans>}</TableHead>
                            <TableHead />
                        </TableRow>
                    </TableHeader>
                    <TableBody>
                        {items.map(address => (
                            <TableRow key={address.id}>
                                {companyId === undefined && (
                                    <TableCell><Link className="underline-offset-4 hover:underline" to={`/companies/${address.companyId}`}><bdi>{address.companyName}</bdi></Link></TableCell>
                                )}
                                <TableCell>
                                    <bdi>{address.label}</bdi>
                                    {address.branchName && <div className="text-muted-foreground text-sm"><bdi>{address.branchName}</bdi></div>}
                                </TableCell>
                                <TableCell dir="auto" className="whitespace-normal">{[address.streetLine, address.city, address.postalCode].filter(Boolean).join(', ')}</TableCell>
                                <TableCell><Ltr>{address.phone}</Ltr></TableCell>
                                <TableCell>
                                    {companyId === undefined ? (
                                        <Moment at={String(address.createdAt)} />
                                    ) : (
                                        <>
                                            <Badge variant={address.state === 'usable' ? 'secondary' : 'outline'}>{stateNames[address.state] ?? address.state}</Badge>{' '}
                                            {address.oneTime && <Badge variant="outline"><Trans>One-time</Trans></Badge>}
                                            {address.refusalReason && <div dir="auto" className="text-muted-foreground text-sm">{address.refusalReason}</div>}
                                        </>
                                    )}
                                </TableCell>
                                <TableCell>
                                    <PermissionGuard requires={['UpdateCompany']}>
                                        <div className="flex flex-wrap justify-end gap-2">
                                            {address.state !== 'usable' && (
                                                <Button size="sm" onClick={() => void act(api.mutate(acceptAddressDocument, { id: address.id, version: address.version }).then(answer => answer.acceptCompanyAddress))}>
                                                    <Trans>Accept</Trans>
                                                </Button>
                                            )}
                                            {address.state === 'waiting' && (
                                                <FormDialog
                                                    title={<Trans>Refuse the address</Trans>}
                                                    trigger={<Button size="sm" variant="outline"><Trans>Refuse</Trans></Button>}
                                                    fields={[{ name: 'reason', label: t`Reason`, kind: 'textarea', required: true }]}
                                                    initial={{ reason: '' }}
                                                    submitLabel={<Trans>Refuse</Trans>}
                                                    onSubmit={async ({ reason }) => {
                                                        const answer = await api.mutate(refuseAddressDocument, { id: address.id, reason: String(reason), version: address.version });
                                                        taken(answer.refuseCompanyAddress);
                                                        await refresh();
                                                    }}
                                                />
                                            )}
                                            <FormDialog
                                                title={address.label}
                                                trigger={<Button size="sm" variant="ghost"><Trans>Edit</Trans></Button>}
                                                fields={fields}
                                                initial={valuesOf(fields, address)}
                                                submitLabel={<Trans>Save</Trans>}
                                                version={address.version}
                                                onStale={refresh}
                                                onSubmit={async (values, version) => {
                                                    const answer = await api.mutate(updateAddressDocument, { input: { ...inputOf(values), id: address.id, version } as never });
                                                    taken(answer.updateCompanyAddress);
                                                    await refresh();
                                                }}
                                            />
                                            {address.state === 'usable' && (
                                                <Button size="sm" variant="ghost" onClick={() => void act(api.mutate(retireAddressDocument, { id: address.id, version: address.version }).then(answer => answer.retireCompanyAddress))}>
                                                    <Trans>Retire</Trans>
                                                </Button>
                                            )}
                                        </div>
                                    </PermissionGuard>
                                </TableCell>
                            </TableRow>
                        ))}
                    </TableBody>
                </Table>
            )}
            {totalItems > pageSize && (
                <div className="flex items-center gap-2">
                    <Button size="sm" variant="outline" disabled={page === 0} onClick={() => setPage(page - 1)}><Trans>Previous</Trans></Button>
                    <Button size="sm" variant="outline" disabled={(page + 1) * pageSize >= totalItems} onClick={() => setPage(page + 1)}><Trans>Next</Trans></Button>
                    <span className="text-muted-foreground text-sm"><Trans>{number(totalItems)} addresses</Trans></span>
                </div>
            )}
        </div>
    );
}
