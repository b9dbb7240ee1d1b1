import { PluginCommonModule, type Type, VendurePlugin } from '@vendure/core';

import { declarePersonalData } from '../../kernel/personal-data';
import { AuditPlugin } from '../audit';
import { DocumentsPlugin } from '../documents';
import { NotificationsPlugin } from '../notifications';
import { OutboxPlugin } from '../outbox';
import { StaffPlugin } from '../staff';
import { ActForMemberResultResolver, ActingAdminResolver, ActingShopResolver, BeginActingResultResolver } from './api/acting.resolver';
import { adminApiExtensions, shopApiExtensions } from './api/api-extensions';
import { CompanyAdminResolver } from './api/company-admin.resolver';
import {
    AcceptInvitationResultResolver,
    CompanyEntityResolver,
    CompanyMemberEntityResolver,
    CompanyRoleResultResolver,
    CreateCompanyResultResolver,
    DeleteCompanyRoleResultResolver,
    UpdateCompanyMemberResultResolver,
} from './api/company-entity.resolver';
import { CompanyRoleAdminResolver } from './api/company-role-admin.resolver';
import { GroupAdminResolver } from './api/group-admin.resolver';
import { GuestShopResolver } from './api/guest-shop.resolver';
import { CompanyMergeEntityResolver, MergeAdminResolver, MergeCompaniesResultResolver } from './api/merge-admin.resolver';
import { OwnDetailsResultResolver, OwnProfileShopResolver } from './api/own-profile-shop.resolver';
import { PortalShopResolver } from './api/portal-shop.resolver';
import { StaffProfileResolver } from './api/staff-profile.resolver';
import { DeleteTeamRoleResultResolver, TeamMemberResultResolver, TeamRoleResultResolver, TeamShopResolver } from './api/team-shop.resolver';
import { actForCustomer, companyPermission, inviteMemberPermission, ORGANIZATIONS_OPTIONS } from './constants';
import { AccessLink } from './entities/access-link.entity';
import { ActingSession } from './entities/acting-session.entity';
import { CompanyBranch } from './entities/company-branch.entity';
import { CompanyGroup } from './entities/company-group.entity';
import { CompanyMember } from './entities/company-member.entity';
import { CompanyMerge } from './entities/company-merge.entity';
import { CompanyRole } from './entities/company-role.entity';
import { Company } from './entities/company.entity';
import { FirmSettingsRow } from './entities/firm-settings.entity';
import { PinSecret } from './entities/pin-secret.entity';
import { PortalSessionRow } from './entities/portal-session.entity';
import { forgetGuestsTask } from './jobs/forget-guests.task';
import { organizationsPersonalData } from './queries/personal-data';
import { AcceptanceService } from './services/acceptance.service';
import { AccessModeCache } from './services/access-mode-cache';
import { AccessLinkService } from './services/access-link.service';
import { ActingService } from './services/acting.service';
import { BranchService } from './services/branch.service';
import { CompanyCurrency } from './services/company-currency';
import { CompanyDeskService } from './services/company-desk.service';
import { CompanyDuplicatesService } from './services/company-duplicates.service';
import { CompanyGroupService } from './services/company-group.service';
import { CompanyHistoryService } from './services/company-history.service';
import { AccountManagersImporter } from './services/account-managers.importer';
import { CompanyImporter } from './services/company-importer';
import { CompanyMergeService } from './services/company-merge.service';
import { CompanyMerges } from './services/company-merges';
import { CompanyRoleService } from './services/company-role.service';
import { CompanyService } from './services/company.service';
import { FirmSettingsService } from './services/firm-settings.service';
import { GuestForgetting } from './services/guest-forgetting.service';
import { GuestService } from './services/guest.service';
import { InvitationService } from './services/invitation.service';
import { MemberAccessService } from './services/member-access.service';
import { MemberDirectory } from './services/member-directory.service';
import { MemberService } from './services/member.service';
import { MergedNamesService } from './services/merged-names.service';
import { MembershipService } from './services/membership.service';
import { OwnEmailService } from './services/own-email.service';
import { OwnNewsService } from './services/own-news.service';
import { OwnProfileService } from './services/own-profile.service';
import { PasswordLinkService } from './services/password-link.service';
import { PersonService } from './services/person.service';
import { PinService } from './services/pin.service';
import { PortalSessionService } from './services/portal-session.service';
import { ScopeService } from './services/scope.service';
import { StaffAccountService } from './services/staff-account.service';
import { StaffProfileService } from './services/staff-profile.service';
import { TeamAuthorityService } from './services/team-authority.service';
import { TeamRoleService } from './services/team-role.service';
import { TeamService } from './services/team.service';
import { ViewerService } from './services/viewer.service';
import type { OrganizationsOptions } from './types';

const frontDoor = [
    AcceptanceService,
    AccessModeCache,
    BranchService,
    CompanyCurrency,
    CompanyGroupService,
    CompanyMergeService,
    CompanyMerges,
    CompanyRoleService,
    CompanyService,
    FirmSettingsService,
    GuestForgetting,
    GuestService,
    MemberDirectory,
    InvitationService,
    MemberService,
    PinService,
    ScopeService,
    ViewerService,
];

declarePersonalData(organizationsPersonalData);

/** Companies that buy, their branches and people, how people get in, and on whose behalf a request speaks. */
@VendurePlugin({
    imports: [PluginCommonModule, AuditPlugin, OutboxPlugin, DocumentsPlugin, NotificationsPlugin, StaffPlugin],
    entities: [
        ...[Company, CompanyGroup, CompanyBranch, CompanyMember, CompanyRole, AccessLink, FirmSettingsRow, PinSecret],
        ...[PortalSessionRow, ActingSession, CompanyMerge],
    ],
    providers: [
        { provide: ORGANIZATIONS_OPTIONS, useFactory: () => OrganizationsPlugin.options },
        ...frontDoor,
        AccessLinkService,
        ActingService,
        CompanyDeskService,
        CompanyDuplicatesService,
        CompanyHistoryService,
        AccountManagersImporter,
        CompanyImporter,
        MemberAccessService,
        MergedNamesService,
        MembershipService,
        OwnEmailService,
        OwnProfileService,
        OwnNewsService,
        PasswordLinkService,
        PersonService,
        PortalSessionService,
        StaffAccountService,
        StaffProfileService,
        TeamAuthorityService,
        TeamRoleService,
        TeamService,
    ],
    exports: frontDoor,
    shopApiExtensions: {
        schema: shopApiExtensions,
        resolvers: [
            ...[PortalShopResolver, GuestShopResolver, AcceptInvitationResultResolver, ActingShopResolver, BeginActingResultResolver],
            ...[TeamShopResolver, TeamMemberResultResolver, TeamRoleResultResolver, DeleteTeamRoleResultResolver],
            ...[OwnProfileShopResolver, OwnDetailsResultResolver],
        ],
    },
    adminApiExtensions: {
        schema: adminApiExtensions,
        resolvers: [
            ...[CompanyAdminResolver, CompanyEntityResolver, CompanyMemberEntityResolver, CreateCompanyResultResolver, StaffProfileResolver],
            ...[GroupAdminResolver, MergeAdminResolver, CompanyMergeEntityResolver, MergeCompaniesResultResolver, ActingAdminResolver, ActForMemberResultResolver],
            ...[CompanyRoleAdminResolver, CompanyRoleResultResolver, DeleteCompanyRoleResultResolver, UpdateCompanyMemberResultResolver],
        ],
    },
    configuration: config => {
        config.authOptions.customPermissions.push(companyPermission, inviteMemberPermission, actForCustomer);
        config.schedulerOptions.tasks = [...(config.schedulerOptions.tasks ?? []), forgetGuestsTask];
        return config;
    },
    dashboard: './dashboard/index.tsx',
    compatibility: '^3.7.0',
})
export class OrganizationsPlugin {
    static options: OrganizationsOptions = { publicUrl: 'http://localhost:3000', pinPepper: '' };

    static init(options: OrganizationsOptions): Type<OrganizationsPlugin> {
        this.options = options;
        return this;
    }
}
