import gql from 'graphql-tag';

import { fleetAdminSchema } from './fleet-schema';
import { loadAdminSchema } from './load-schema';
import { shipmentAdminSchema, shipmentShopSchema } from './shipment-schema';
import { weighbridgeAdminSchema } from './weighbridge-schema';

export const adminApiExtensions = gql`
    ${shipmentAdminSchema}
    ${weighbridgeAdminSchema}
    ${fleetAdminSchema}
    ${loadAdminSchema}
`;

export const shopApiExtensions = shipmentShopSchema;
