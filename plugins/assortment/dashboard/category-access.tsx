import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { api, Badge, Button, Checkbox, Label } from '@vendure/dashboard';
import { useEffect, useState } from 'react';
import { toast } from 'sonner';

import { QueryState, reportError } from '../../screens/dashboard/shared';
import { categoryAccessDocument, setCategoryAccessDocument } from './assortment.graphql';

/** Categories to tick: those of one company, or with none the common ones. */
export function CategoryAccess({ companyId }: { companyId: string | null }) {
    const { t } = useLingui();
    const client = useQueryClient();
    const query = useQuery({ queryKey: ['category-access', companyId], queryFn: () => api.query(categoryAccessDocument, { companyId }) });
    const { data } = query;
    const [chosen, setChosen] = useState<string[]>([]);
    const categories = data?.categoryAccess ?? [];
    useEffect(() => {
        const open = (data?.categoryAccess ?? []).filter(category => (companyId === null ? category.isCommon : category.isGranted));
        setChosen(open.map(category => category.collectionId));
    }, [data, companyId]);
    const save = async () => {
        await api.mutate(setCategoryAccessDocument, { input: { companyId, collectionIds: chosen } });
        await client.invalidateQueries({ queryKey: ['category-access'] });
        toast.success(t`Saved`);
    };
    return (
        <div className="grid gap-3">
            <QueryState query={query} />
            {data && categories.length === 0 && <p className="text-muted-foreground text-sm"><Trans>None here.</Trans></p>}
            {categories.map(({ collectionId, name, isCommon }) => (
                <Label key={collectionId} className="flex items-center gap-3">
                    <Checkbox
                        checked={chosen.includes(collectionId)}
                        onCheckedChange={checked => setChosen(known => (checked === true ? [...known, collectionId] : known.filter(id => id !== collectionId)))}
                    />
                    {name} {companyId !== null && isCommon && <Badge variant="outline"><Trans>Common</Trans></Badge>}
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
