import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api, Button, Label } from '@vendure/dashboard';
import { useId, useState } from 'react';
import { toast } from 'sonner';

import { Moment, newKey, reportError, SearchField } from '../../screens/dashboard/shared';
import { companiesDocument, companyMergesDocument, mergeCompaniesDocument, undoMergeDocument } from './company.graphql';

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
    const [key, setKey] = useState(newKey);
    const merges = useQuery({ queryKey: ['company-merges', company.id], queryFn: () => api.query(companyMergesDocument, { companyId: company.id }) });
    const find = async (term: string): Promise<Found[]> => {
        const { companies } = await api.query(companiesDocument, { options: { take: 10, filter: { name: { contains: term } } } });
        return companies.items.filter(one => one.id !== company.id);
    };
    const done = async (answer: object, said: string) => {
        if ('message' in answer) throw new Error(String(answer.message));
        toast.success(said);
        setChosen(null);
        setKey(newKey());
        await client.invalidateQueries({ queryKey: ['company-merges', company.id] });
        await refresh();
    };
    const merge = async (dropId: string) => {
        const { mergeCompanies } = await api.mutate(mergeCompaniesDocument, { keepId: company.id, dropId, idempotencyKey: key });
        await done(mergeCompanies, t`The companies are merged`);
    };
    const undo = async (mergeId: string) => {
        const { undoCompanyMerge } = await api.mutate(undoMergeDocument, { id: mergeId });
        await done(undoCompanyMerge, t`The merge is undone`);
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
            {chosen && (
                <div className="flex flex-wrap items-center gap-3">
                    <p><Trans>{chosen.name} becomes part of {company.name}.</Trans></p>
                    <Button variant="destructive" onClick={() => void merge(chosen.id).catch(reportError)}><Trans>Merge</Trans></Button>
                    <Button variant="ghost" onClick={() => setChosen(null)}><Trans>Cancel</Trans></Button>
                </div>
            )}
            <ul className="grid gap-2">
                {merges.data?.companyMerges.map(one => {
                    const other = one.keptCompanyId === company.id ? one.droppedCompanyId : one.keptCompanyId;
                    return (
                        <li key={one.id} className="flex flex-wrap items-center gap-3">
                            <Moment at={String(one.mergedAt)} />
                            <Link className="underline-offset-4 hover:underline" to={`/companies/${other}`}>
                                {one.keptCompanyId === company.id ? <Trans>took over company {other}</Trans> : <Trans>was taken over by company {other}</Trans>}
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
