import gql from 'graphql-tag';

import { operatorAdminSchema } from './operator-schema';
import { productionPlanAdminSchema } from './production-plan-schema';
import { routingAdminSchema } from './routing-schema';
import { stageShopSchema } from './stage-schema';
import { workOrderAdminSchema } from './work-order-schema';

export const adminApiExtensions = gql`
    ${routingAdminSchema}
    ${workOrderAdminSchema}
    ${operatorAdminSchema}
    ${productionPlanAdminSchema}
`;

export const shopApiExtensions = stageShopSchema;
