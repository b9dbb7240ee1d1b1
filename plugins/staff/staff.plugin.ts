import { PluginCommonModule, type Type, VendurePlugin } from '@vendure/core';

import { AuditPlugin } from '../audit';
import { DocumentsPlugin } from '../documents';
import { OutboxPlugin } from '../outbox';
import { ActivityController } from './api/activity.controller';
import { adminApiExtensions } from './api/api-extensions';
import { resultResolvers, SignInResolver } from './api/sign-in.resolver';
import { StaffAdminResolver } from './api/staff-admin.resolver';
import { STAFF_OPTIONS } from './constants';
import { FirmBranch } from './entities/firm-branch.entity';
import { RecoveryCode } from './entities/recovery-code.entity';
import { SecondFactorRole } from './entities/second-factor-role.entity';
import { SecondFactor } from './entities/second-factor.entity';
import { SignInTicket } from './entities/sign-in-ticket.entity';
import { StaffMember } from './entities/staff-member.entity';
import { StaffRolePreset } from './entities/staff-role-preset.entity';
import { ActivityExportService } from './services/activity-export.service';
import { FirmBranchService } from './services/firm-branch.service';
import { SealedSecrets } from './services/sealed-secrets';
import { SecondFactorService } from './services/second-factor.service';
import { SignInService } from './services/sign-in.service';
import { StaffMemberService } from './services/staff-member.service';
import { StaffRightsService } from './services/staff-rights.service';
import { StaffRoleService } from './services/staff-role.service';
import { StaffScopeService } from './services/staff-scope.service';
import { StaffSessions } from './services/staff-sessions';
import type { StaffOptions } from './types';

const frontDoor = [StaffRightsService, StaffRoleService, StaffScopeService];

/** The firm's own people: what their roles are, whose customers they see, and how they sign in. */
@VendurePlugin({
    imports: [PluginCommonModule, AuditPlugin, DocumentsPlugin, OutboxPlugin],
    entities: [StaffMember, FirmBranch, SecondFactor, RecoveryCode, SignInTicket, SecondFactorRole, StaffRolePreset],
    providers: [
        { provide: STAFF_OPTIONS, useFactory: () => StaffPlugin.options },
        ...frontDoor,
        ActivityExportService,
        FirmBranchService,
        SealedSecrets,
        SecondFactorService,
        SignInService,
        StaffMemberService,
        StaffSessions,
    ],
    controllers: [ActivityController],
    exports: frontDoor,
    adminApiExtensions: {
        schema: adminApiExtensions,
        resolvers: [StaffAdminResolver, SignInResolver, ...resultResolvers],
    },
    dashboard: './dashboard/index.tsx',
    compatibility: '^3.7.0',
})
export class StaffPlugin {
    static options: StaffOptions = { sealingSecret: '', issuer: 'Karvan' };

    static init(options: StaffOptions): Type<StaffPlugin> {
        this.options = options;
        return this;
    }
}
