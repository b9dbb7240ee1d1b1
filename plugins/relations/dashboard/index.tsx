import { Trans } from '@lingui/react/macro';
import { defineDashboardExtension } from '@vendure/dashboard';

import { CategoryComplements, RelatedProducts } from './blocks';

defineDashboardExtension({
    pageBlocks: [
        {
            id: 'category-complements',
            title: <Trans>Complementary products</Trans>,
            location: { pageId: 'collection-detail', position: { blockId: 'assets', order: 'before' }, column: 'side' },
            requiresPermission: 'ReadAssortment',
            component: ({ context }) => (context.entity?.id ? <CategoryComplements key={context.entity.id} collectionId={context.entity.id} /> : null),
        },
        {
            id: 'related-products',
            title: <Trans>Related products</Trans>,
            location: { pageId: 'product-detail', position: { blockId: 'assets', order: 'before' }, column: 'side' },
            requiresPermission: 'ReadAssortment',
            component: ({ context }) => (context.entity?.id ? <RelatedProducts key={context.entity.id} productId={context.entity.id} /> : null),
        },
    ],
});
