import gql from 'graphql-tag';

import { actingAdminSchema, actingShopSchema } from './acting-schema';
import { companyAdminSchema } from './company-schema';
import { firmAdminSchema } from './firm-schema';
import { groupAdminSchema } from './group-schema';
import { mergeAdminSchema } from './merge-schema';
import { memberAdminSchema } from './member-schema';
import { ownProfileShopSchema } from './own-profile-schema';
import { portalShopSchema } from './portal-schema';
import { teamShopSchema } from './team-schema';

export const shopApiExtensions = gql`
    ${portalShopSchema}
    ${actingShopSchema}
    ${teamShopSchema}
    ${ownProfileShopSchema}
`;

export const adminApiExtensions = gql`
    ${companyAdminSchema}
    ${memberAdminSchema}
    ${firmAdminSchema}
    ${actingAdminSchema}
    ${groupAdminSchema}
    ${mergeAdminSchema}
`;
