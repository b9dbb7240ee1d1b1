import { PluginCommonModule, type Type, VendurePlugin } from '@vendure/core';

import { AuditPlugin } from '../audit';
import { DocumentsPlugin } from '../documents';
import { NotificationsPlugin } from '../notifications';
import { OutboxPlugin } from '../outbox';
import { adminApiExtensions, shopApiExtensions } from './api/api-extensions';
import { CompanyAdminResolver } from './api/company-admin.resolver';
import {
    AcceptInvitationResultResolver,
    CompanyEntityResolver,
    CompanyMemberEntityResolver,
    CreateCompanyResultResolver,
} from './api/company-entity.resolver';
import { PortalShopResolver } from './api/portal-shop.resolver';
import { StaffProfileResolver } from './api/staff-profile.resolver';
import { companyPermission, inviteMemberPermission, ORGANIZATIONS_OPTIONS } from './constants';
import { AccessLink } from './entities/access-link.entity';
import { CompanyBranch } from './entities/company-branch.entity';
import { CompanyMember } from './entities/company-member.entity';
import { Company } from './entities/company.entity';
import { FirmSettingsRow } from './entities/firm-settings.entity';
import { PortalSessionRow } from './entities/portal-session.entity';
import { AcceptanceService } from './services/acceptance.service';
import { AccessLinkService } from './services/access-link.service';
import { BranchService } from './services/branch.service';
import { CompanyCurrency } from './services/company-currency';
import { CompanyDeskService } from './services/company-desk.service';
import { CompanyHistoryService } from './services/company-history.service';
import { CompanyImporter } from './services/company-importer';
import { CompanyService } from './services/company.service';
import { FirmSettingsService } from './services/firm-settings.service';
import { MemberAccessService } from './services/member-access.service';
import { MemberService } from './services/member.service';
import { PasswordLinkService } from './services/password-link.service';
import { PortalSessionService } from './services/portal-session.service';
import { ScopeService } from './services/scope.service';
import { StaffProfileService } from './services/staff-profile.service';
import { StaffRoleService } from './services/staff-role.service';
import type { OrganizationsOptions } from './types';

const frontDoor = [
    AcceptanceService,
    BranchService,
    CompanyCurrency,
    CompanyService,
    FirmSettingsService,
    MemberService,
    ScopeService,
    StaffRoleService,
];

/** Companies that buy, their branches and people, how people get in, and on whose behalf a request speaks. */
@VendurePlugin({
    imports: [PluginCommonModule, AuditPlugin, OutboxPlugin, DocumentsPlugin, NotificationsPlugin],
    entities: [Company, CompanyBranch, CompanyMember, AccessLink, FirmSettingsRow, PortalSessionRow],
    providers: [
        { provide: ORGANIZATIONS_OPTIONS, useFactory: () => OrganizationsPlugin.options },
        ...frontDoor,
        AccessLinkService,
        CompanyDeskService,
        CompanyHistoryService,
        CompanyImporter,
        MemberAccessService,
        PasswordLinkService,
        PortalSessionService,
        StaffProfileService,
    ],
    exports: frontDoor,
    shopApiExtensions: { schema: shopApiExtensions, resolvers: [PortalShopResolver, AcceptInvitationResultResolver] },
    adminApiExtensions: {
        schema: adminApiExtensions,
        resolvers: [CompanyAdminResolver, CompanyEntityResolver, CompanyMemberEntityResolver, CreateCompanyResultResolver, StaffProfileResolver],
    },
    configuration: config => {
        config.authOptions.customPermissions.push(companyPermission, inviteMemberPermission);
        return config;
    },
    dashboard: './dashboard/index.tsx',
    compatibility: '^3.7.0',
})
export class OrganizationsPlugin {
    static options: OrganizationsOptions = { publicUrl: 'http://localhost:3000' };

    static init(options: OrganizationsOptions): Type<OrganizationsPlugin> {
        this.options = options;
        return this;
    }
}
