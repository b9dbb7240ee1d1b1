import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '@vendure/dashboard';

import { QueryState } from '../../screens/dashboard/shared';
import { categoryComplementsDocument, relatedVariantsDocument, setCategoryComplementsDocument, setRelatedVariantsDocument } from './relations.graphql';
import { VariantList } from './variant-list';

/** What is bought with the products of a category. */
export function CategoryComplements({ collectionId }: { collectionId: string }) {
    const { t } = useLingui();
    const client = useQueryClient();
    const query = useQuery({ queryKey: ['category-complements', collectionId], queryFn: () => api.query(categoryComplementsDocument, { collectionId }), refetchOnWindowFocus: false });
    const known = query.data?.categoryComplements;
    if (known !== undefined && known.length === 0 && (query.data?.collection?.children?.length ?? 0) > 0) {
        return <p className="text-muted-foreground text-sm"><Trans>Complementary products are assigned to categories without categories below them.</Trans></p>;
    }
    const save = async (variantIds: string[], before: string[]) => {
        await api.mutate(setCategoryComplementsDocument, { input: { collectionId, variantIds, before } });
        await client.invalidateQueries({ queryKey: ['category-complements', collectionId] });
    };
    return (
        <>
            <QueryState query={query} />
            {known && <VariantList known={known} empty={t`Customers see these products with every product of the category, and in the cart.`} onSave={save} />}
        </>
    );
}

/** What staff picked for a product. */
export function RelatedProducts({ productId }: { productId: string }) {
    const { t } = useLingui();
    const client = useQueryClient();
    const query = useQuery({ queryKey: ['related-variants', productId], queryFn: () => api.query(relatedVariantsDocument, { productId }), refetchOnWindowFocus: false });
    const known = query.data?.relatedVariants;
    const save = async (variantIds: string[], before: string[]) => {
        await api.mutate(setRelatedVariantsDocument, { input: { productId, variantIds, before } });
        await client.invalidateQueries({ queryKey: ['related-variants', productId] });
    };
    return (
        <>
            <QueryState query={query} />
            {known && <VariantList known={known} empty={t`Customers see these products beside this one. Similar products are found by themselves.`} onSave={save} />}
        </>
    );
}
