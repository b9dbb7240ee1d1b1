import gql from 'graphql-tag';

import { batchAdminSchema } from './batch-schema';
import { operatorAdminSchema } from './operator-schema';
import { productionPlanAdminSchema } from './production-plan-schema';
import { promiseAdminSchema } from './promise-schema';
import { replenishmentAdminSchema } from './replenishment-schema';
import { routingAdminSchema } from './routing-schema';
import { shortageAdminSchema } from './shortage-schema';
import { stageShopSchema } from './stage-schema';
import { workOrderAdminSchema } from './work-order-schema';

export const adminApiExtensions = gql`
    ${routingAdminSchema}
    ${workOrderAdminSchema}
    ${operatorAdminSchema}
    ${productionPlanAdminSchema}
    ${shortageAdminSchema}
    ${replenishmentAdminSchema}
    ${promiseAdminSchema}
    ${batchAdminSchema}
`;

export const shopApiExtensions = stageShopSchema;
