import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { api, Badge, Button, Label, NativeSelect, NativeSelectOption, PermissionGuard } from '@vendure/dashboard';
import { useState } from 'react';
import { toast } from 'sonner';

import { QueryState, reportError, SearchField, useFormats } from '../../screens/dashboard/shared';
import { categoryAccessDocument, categoryViewersDocument, changeGrantsDocument, companiesForGrantDocument, groupsForGrantDocument } from './assortment.graphql';

interface Holder {
    kind: string;
    id: string;
    name: string;
}

/** Who sees a category, by which grant, and opening it to more of them or closing it again. */
export function CategoryViewers() {
    const { t } = useLingui();
    const { number } = useFormats();
    const client = useQueryClient();
    const categories = useQuery({ queryKey: ['category-access', null, null], queryFn: () => api.query(categoryAccessDocument, {}) });
    const groups = useQuery({ queryKey: ['groups-for-grant'], queryFn: () => api.query(groupsForGrantDocument) });
    const [chosen, setChosen] = useState('');
    const viewers = useQuery({ queryKey: ['category-viewers', chosen], queryFn: () => api.query(categoryViewersDocument, { collectionId: chosen }), enabled: chosen !== '' });
    const kinds: Record<string, string> = { company: t`Company`, group: t`Group`, branch: t`Branch` };
    const name = categories.data?.categoryAccess.find(category => category.collectionId === chosen)?.name;
    const seen = viewers.data?.categoryViewers;
    const change = async ({ kind, id, name: groupName }: Holder, isOpen: boolean) => {
        const whom = kind === 'company' ? { companyIds: [id] } : kind === 'branch' ? { branchIds: [id] } : { groupNames: [groupName] };
        await api.mutate(changeGrantsDocument, { input: { collectionIds: [chosen], ...whom, isOpen } });
        await client.invalidateQueries({ queryKey: ['category-viewers'] });
        toast.success(t`Saved`);
    };
    const report = (work: Promise<void>) => void work.catch(reportError);
    return (
        <div className="grid gap-4">
            <QueryState query={categories} />
            <div className="grid gap-2">
                <Label htmlFor="viewers-category"><Trans>Category</Trans></Label>
                <NativeSelect id="viewers-category" value={chosen} onChange={event => setChosen(event.target.value)}>
                    <NativeSelectOption value="">–</NativeSelectOption>
                    {categories.data?.categoryAccess.map(category => (
                        <NativeSelectOption key={category.collectionId} value={category.collectionId}>{category.name}</NativeSelectOption>
                    ))}
                </NativeSelect>
            </div>
            {chosen !== '' && <QueryState query={viewers} />}
            {seen?.isCommon && <p><Trans>Common: every company sees it.</Trans></p>}
            {seen && seen.grants.length === 0 && !seen.isCommon && <p className="text-muted-foreground text-sm"><Trans>Nobody sees it.</Trans></p>}
            {seen && seen.grants.length > 0 && (
                <ul className="grid gap-2">
                    {seen.grants.map(grant => (
                        <li key={`${grant.kind}-${grant.id}-${grant.viaCategory}`} className="flex flex-wrap items-center gap-3">
                            <Badge variant="outline">{kinds[grant.kind]}</Badge>
                            <span dir="auto">{grant.name}</span>
                            {grant.companyName && <span dir="auto" className="text-muted-foreground">{grant.companyName}</span>}
                            {grant.kind === 'group' && <span className="text-muted-foreground text-sm"><Trans>Companies: {number(grant.companies)}</Trans></span>}
                            {grant.viaCategory !== name ? (
                                <span className="text-muted-foreground text-sm"><Trans>by way of {grant.viaCategory}</Trans></span>
                            ) : (
                                <PermissionGuard requires={['UpdateAssortment']}>
                                    <Button type="button" size="sm" variant="ghost" aria-label={t`Close it to ${grant.name}`} onClick={() => report(change(grant, false))}><Trans>Close</Trans></Button>
                                </PermissionGuard>
                            )}
                        </li>
                    ))}
                </ul>
            )}
            {chosen !== '' && (
                <PermissionGuard requires={['UpdateAssortment']}>
                    <div className="grid gap-3 md:grid-cols-2">
                        <div className="grid gap-2">
                            <Label htmlFor="viewers-company"><Trans>Open it to a company</Trans></Label>
                            <SearchField<{ id: string; name: string }>
                                id="viewers-company" queryKey={['companies-for-grant']} keyOf={company => company.id} show={company => company.name}
                                find={async term => (await api.query(companiesForGrantDocument, { options: { filter: { name: { contains: term } }, take: 20 } })).companies.items}
                                onChoose={company => report(change({ kind: 'company', id: company.id, name: company.name }, true))}
                            />
                        </div>
                        <div className="grid gap-2">
                            <Label htmlFor="viewers-group"><Trans>Open it to a group</Trans></Label>
                            <NativeSelect id="viewers-group" value="" onChange={event => report(change({ kind: 'group', id: '', name: event.target.value }, true))}>
                                <NativeSelectOption value="">–</NativeSelectOption>
                                {groups.data?.companyGroups.map(group => <NativeSelectOption key={group.id} value={group.name}>{group.name}</NativeSelectOption>)}
                            </NativeSelect>
                        </div>
                    </div>
                </PermissionGuard>
            )}
        </div>
    );
}
