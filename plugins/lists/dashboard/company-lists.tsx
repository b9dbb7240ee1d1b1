import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { api, Button, ConfirmationDialog, PermissionGuard } from '@vendure/dashboard';
import { TrashIcon } from 'lucide-react';
import { useState } from 'react';

import { Moment, Num, QueryState, reportError } from '../../screens/dashboard/shared';
import { ListEditor } from './list-editor';
import { companyListsDocument, deleteListDocument } from './lists.graphql';

/** Lists that all of a company share, those that its people made among them. */
export function CompanyLists({ companyId }: { companyId: string }) {
    const { t } = useLingui();
    const client = useQueryClient();
    /** The id of the list that is open, or `new`. */
    const [open, setOpen] = useState('');
    const query = useQuery({ queryKey: ['company-lists', companyId], queryFn: () => api.query(companyListsDocument, { companyId }) });
    const lists = query.data?.companyShoppingLists ?? [];
    const refresh = () => client.invalidateQueries({ queryKey: ['company-lists', companyId] });
    const saved = () => {
        setOpen('');
        void refresh();
    };
    return (
        <div className="grid gap-4">
            <p className="text-muted-foreground text-sm"><Trans>What the company buys again and again. All of its people see these lists and put them into their carts; lists that a person keeps for himself are not shown.</Trans></p>
            <QueryState query={query} />
            {query.data && lists.length === 0 && open !== 'new' && <p className="text-muted-foreground text-sm"><Trans>No shared lists yet.</Trans></p>}
            <ul className="grid gap-3">
                {lists.map(list => (
                    <li key={`${list.id} ${list.version}`}>
                        {open === list.id ? <ListEditor companyId={companyId} list={list} onSaved={saved} onCancel={() => setOpen('')} /> : (
                            <div className="flex flex-wrap items-center justify-between gap-2">
                                <div className="min-w-0">
                                    <p dir="auto" className="font-medium">{list.name}</p>
                                    <p className="text-muted-foreground text-sm">
                                        <Trans>Lines: <Num value={list.lines.length} /></Trans> · <Moment at={list.updatedAt} />
                                        {list.ownerName && <> · <bdi>{list.ownerName}</bdi></>}
                                    </p>
                                </div>
                                <PermissionGuard requires={['CreateCompanyOrder']}>
                                    <div className="flex gap-2">
                                        <Button type="button" variant="outline" size="sm" onClick={() => setOpen(list.id)}><Trans>Change</Trans></Button>
                                        <ConfirmationDialog
                                            title={t`Delete the list`} description={list.name}
                                            onConfirm={() => void api.mutate(deleteListDocument, { input: { id: list.id, version: list.version } }).then(refresh, reportError)}
                                        >
                                            <Button type="button" variant="ghost" size="icon" aria-label={t`Delete the list ${list.name}`}><TrashIcon /></Button>
                                        </ConfirmationDialog>
                                    </div>
                                </PermissionGuard>
                            </div>
                        )}
                    </li>
                ))}
            </ul>
            <PermissionGuard requires={['CreateCompanyOrder']}>
                {open === 'new' ? <ListEditor companyId={companyId} list={null} onSaved={saved} onCancel={() => setOpen('')} />
                    : <Button type="button" className="justify-self-start" onClick={() => setOpen('new')}><Trans>New list</Trans></Button>}
            </PermissionGuard>
        </div>
    );
}
