import { defineDashboardExtension } from '@vendure/dashboard';

import { Averages, ratingList } from './rating-list';

defineDashboardExtension({
    routes: [ratingList],
    pageBlocks: [
        {
            id: 'rating-averages',
            location: { pageId: 'rating-list', column: 'full', position: { blockId: 'list-table', order: 'before' } },
            component: Averages,
            requiresPermission: ['ReadRating'],
        },
    ],
});
