import { defineDashboardExtension } from '@vendure/dashboard';

import { pushBlocks, pushRoutes } from './push-parts';

defineDashboardExtension({ routes: pushRoutes, pageBlocks: pushBlocks });
