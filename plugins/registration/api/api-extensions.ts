import gql from 'graphql-tag';

import { accessShopSchema } from './access-schema';
import { applicationAdminSchema } from './application-schema';
import { changeRequestAdminSchema, changeRequestShopSchema } from './change-request-schema';

export const shopApiExtensions = gql`
    ${accessShopSchema}
    ${changeRequestShopSchema}
`;

export const adminApiExtensions = gql`
    ${applicationAdminSchema}
    ${changeRequestAdminSchema}
`;
