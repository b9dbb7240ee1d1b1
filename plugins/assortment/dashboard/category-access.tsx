import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { api, Badge, Button, Checkbox, Label, NativeSelect, NativeSelectOption } from '@vendure/dashboard';
import { useEffect, useState } from 'react';
import { toast } from 'sonner';

import { QueryState, reportError } from '../../screens/dashboard/shared';
import { branchesForGrantDocument, categoryAccessDocument, setCategoryAccessDocument } from './assortment.graphql';

/** Categories to tick: those of one company or of one of its branches, or with none the common ones. */
export function CategoryAccess({ companyId }: { companyId: string | null }) {
    const { t } = useLingui();
    const client = useQueryClient();
    const [branchId, setBranchId] = useState<string | null>(null);
    const branches = useQuery({
        queryKey: ['branches-for-grant', companyId],
        queryFn: () => api.query(branchesForGrantDocument, { id: companyId ?? '' }),
        enabled: companyId !== null,
    });
    const query = useQuery({ queryKey: ['category-access', companyId, branchId], queryFn: () => api.query(categoryAccessDocument, { companyId, branchId }) });
    const { data } = query;
    const [chosen, setChosen] = useState<string[]>([]);
    const categories = data?.categoryAccess ?? [];
    const parents = new Map(categories.map(category => [category.collectionId, category.parentId]));
    const depth = (id: string): number => {
        const parent = parents.get(id);
        return parent == null ? 0 : 1 + depth(parent);
    };
    useEffect(() => {
        const open = (data?.categoryAccess ?? []).filter(category => (companyId === null ? category.isCommon : category.isGranted));
        setChosen(open.map(category => category.collectionId));
    }, [data, companyId]);
    const save = async () => {
        await api.mutate(setCategoryAccessDocument, { input: { companyId, branchId, collectionIds: chosen } });
        await client.invalidateQueries({ queryKey: ['category-access'] });
        await client.invalidateQueries({ queryKey: ['category-viewers'] });
        toast.success(t`Saved`);
    };
    return (
        <div className="grid gap-3">
            {companyId !== null && (branches.data?.company?.branches.length ?? 0) > 1 && (
                <div className="grid gap-2">
                    <Label htmlFor="access-branch"><Trans>Opened to</Trans></Label>
                    <NativeSelect id="access-branch" value={branchId ?? ''} onChange={event => setBranchId(event.target.value || null)}>
                        <NativeSelectOption value="">{t`The whole company`}</NativeSelectOption>
                        {branches.data?.company?.branches.map(branch => <NativeSelectOption key={branch.id} value={branch.id}>{branch.name}</NativeSelectOption>)}
                    </NativeSelect>
                </div>
            )}
            <QueryState query={query} />
            {data && categories.length === 0 && <p className="text-muted-foreground text-sm"><Trans>None here.</Trans></p>}
            {categories.map(({ collectionId, name, isCommon, isGranted, isSeen }) => (
                <Label key={collectionId} className="flex items-center gap-3" style={{ paddingInlineStart: `${depth(collectionId) * 1.25}rem` }}>
                    <Checkbox
                        checked={chosen.includes(collectionId)}
                        onCheckedChange={checked => setChosen(known => (checked === true ? [...known, collectionId] : known.filter(id => id !== collectionId)))}
                    />
                    {name} {companyId !== null && isCommon && <Badge variant="outline"><Trans>Common</Trans></Badge>}
                    {companyId !== null && isSeen && !isGranted && !isCommon && <Badge variant="secondary"><Trans>Seen already</Trans></Badge>}
                </Label>
            ))}
            <Button
                type="button"
                className="justify-self-start"
                disabled={data === undefined}
                onClick={() => void save().catch(reportError)}
            >
                <Trans>Save categories</Trans>
            </Button>
        </div>
    );
}
