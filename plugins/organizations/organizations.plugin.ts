import { PluginCommonModule, type Type, VendurePlugin } from '@vendure/core';

import { AuditPlugin } from '../audit';
import { NotificationsPlugin } from '../notifications';
import { OutboxPlugin } from '../outbox';
import { companyPermission, inviteMemberPermission, ORGANIZATIONS_OPTIONS } from './constants';
import { AccessLink } from './entities/access-link.entity';
import { CompanyBranch } from './entities/company-branch.entity';
import { CompanyMember } from './entities/company-member.entity';
import { Company } from './entities/company.entity';
import { FirmSettingsRow } from './entities/firm-settings.entity';
import { AcceptanceService } from './services/acceptance.service';
import { AccessLinkService } from './services/access-link.service';
import { BranchService } from './services/branch.service';
import { CompanyService } from './services/company.service';
import { FirmSettingsService } from './services/firm-settings.service';
import { MemberAccessService } from './services/member-access.service';
import { MemberService } from './services/member.service';
import { PasswordLinkService } from './services/password-link.service';
import { ScopeService } from './services/scope.service';
import { StaffRoleService } from './services/staff-role.service';
import type { OrganizationsOptions } from './types';

const frontDoor = [
    AcceptanceService,
    BranchService,
    CompanyService,
    FirmSettingsService,
    MemberService,
    ScopeService,
    StaffRoleService,
];

/** Companies that buy, their branches and people, how people get in, and on whose behalf a request speaks. */
@VendurePlugin({
    imports: [PluginCommonModule, AuditPlugin, OutboxPlugin, NotificationsPlugin],
    entities: [Company, CompanyBranch, CompanyMember, AccessLink, FirmSettingsRow],
    providers: [
        { provide: ORGANIZATIONS_OPTIONS, useFactory: () => OrganizationsPlugin.options },
        ...frontDoor,
        AccessLinkService,
        MemberAccessService,
        PasswordLinkService,
    ],
    exports: frontDoor,
    configuration: config => {
        config.authOptions.customPermissions.push(companyPermission, inviteMemberPermission);
        return config;
    },
    compatibility: '^3.7.0',
})
export class OrganizationsPlugin {
    static options: OrganizationsOptions = { publicUrl: 'http://localhost:3000' };

    static init(options: OrganizationsOptions): Type<OrganizationsPlugin> {
        this.options = options;
        return this;
    }
}
