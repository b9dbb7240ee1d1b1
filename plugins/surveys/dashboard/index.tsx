import { defineDashboardExtension } from '@vendure/dashboard';

import './field-names';
import { ratingList } from './rating-list';

defineDashboardExtension({ routes: [ratingList] });
