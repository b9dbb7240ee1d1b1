import gql from 'graphql-tag';

import { courierAdminSchema } from './courier-schema';
import { fleetAdminSchema } from './fleet-schema';
import { loadAdminSchema } from './load-schema';
import { shipmentAdminSchema, shipmentShopSchema } from './shipment-schema';
import { weighbridgeAdminSchema } from './weighbridge-schema';

export const adminApiExtensions = gql`
    ${shipmentAdminSchema}
    ${weighbridgeAdminSchema}
    ${fleetAdminSchema}
    ${loadAdminSchema}
    ${courierAdminSchema}
`;

export const shopApiExtensions = shipmentShopSchema;
