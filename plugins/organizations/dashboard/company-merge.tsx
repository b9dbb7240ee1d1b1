import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api, Button, Label } from '@vendure/dashboard';
import { useId, useState } from 'react';
import { toast } from 'sonner';

import { Moment, reportError, SearchField } from '../../screens/dashboard/shared';
import { companiesDocument, companyMergesDocument, undoMergeDocument } from './company.graphql';
import { DuplicateTable } from './company-duplicates';
import { MergeCompare } from './merge-compare';

const dayMs = 24 * 60 * 60 * 1000;

interface Found {
    id: string;
    name: string;
    code: string | null;
    taxId: string | null;
}

/** Takes another record of the same firm over into this company, and undoes it within a day. */
export function CompanyMerge({ company, refresh }: { company: { id: string; name: string }; refresh: () => Promise<void> }) {
    const { t } = useLingui();
    const id = useId();
    const client = useQueryClient();
    const [chosen, setChosen] = useState<Found | null>(null);
    const merges = useQuery({ queryKey: ['company-merges', company.id], queryFn: () => api.query(companyMergesDocument, { companyId: company.id }) });
    const find = async (term: string): Promise<Found[]> => {
        const { companies } = await api.query(companiesDocument, { options: { take: 10, filter: { name: { contains: term } } } });
        return companies.items.filter(one => one.id !== company.id);
    };
    const again = async () => {
        await client.invalidateQueries({ queryKey: ['company-merges', company.id] });
        await refresh();
    };
    const undo = async (mergeId: string) => {
        const { undoCompanyMerge } = await api.mutate(undoMergeDocument, { id: mergeId });
        if ('message' in undoCompanyMerge) throw new Error(undoCompanyMerge.message);
        toast.success(t`The merge is undone`);
        await again();
    };
    return (
        <div className="grid gap-4">
            <p className="text-muted-foreground text-sm">
                <Trans>All that belongs to the other company becomes this one's: branches, people, orders, prices, credit. It can be undone for a day.</Trans>
            </p>
            <div className="grid max-w-md gap-2">
                <Label htmlFor={id}><Trans>The other company</Trans></Label>
                <SearchField
                    id={id} queryKey={['merge', company.id]} find={find} keyOf={found => found.id} onChoose={setChosen}
                    show={({ name, code, taxId }) => <><bdi>{name}</bdi> <span className="text-muted-foreground text-sm"><bdi>{[code, taxId].filter(Boolean).join(' · ')}</bdi></span></>}
                />
            </div>
            {chosen && <MergeCompare key={chosen.id} keepId={company.id} dropId={chosen.id} onClose={() => setChosen(null)} onMerged={again} />}
            <DuplicateTable companyId={company.id} />
            <ul className="grid gap-2">
                {merges.data?.companyMerges.map(one => {
                    const other = one.keptCompanyId === company.id ? one.droppedCompanyId : one.keptCompanyId;
                    return (
                        <li key={one.id} className="flex flex-wrap items-center gap-3">
                            <Moment at={String(one.mergedAt)} />
                            <Link className="underline-offset-4 hover:underline" to={`/companies/${other}`}>
                                {one.keptCompanyId === company.id ? <Trans>took over {one.droppedName}</Trans> : <Trans>was taken over by {one.keptName}</Trans>}
                            </Link>
                            {one.undoneAt !== null ? (
                                <span className="text-muted-foreground"><Trans>undone</Trans></span>
                            ) : (
                                Date.now() - new Date(String(one.mergedAt)).getTime() < dayMs && (
                                    <Button size="sm" variant="outline" onClick={() => void undo(one.id).catch(reportError)}><Trans>Undo the merge</Trans></Button>
                                )
                            )}
                        </li>
                    );
                })}
            </ul>
        </div>
    );
}
