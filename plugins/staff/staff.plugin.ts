import { PluginCommonModule, VendurePlugin } from '@vendure/core';

import { AuditPlugin } from '../audit';
import { OutboxPlugin } from '../outbox';
import { FirmBranch } from './entities/firm-branch.entity';
import { RecoveryCode } from './entities/recovery-code.entity';
import { SecondFactorRole } from './entities/second-factor-role.entity';
import { SecondFactor } from './entities/second-factor.entity';
import { SignInTicket } from './entities/sign-in-ticket.entity';
import { StaffMember } from './entities/staff-member.entity';
import { StaffRoleService } from './services/staff-role.service';
import { StaffScopeService } from './services/staff-scope.service';

const frontDoor = [StaffRoleService, StaffScopeService];

/** The firm's own people: what their roles are, whose customers they see, and how they sign in. */
@VendurePlugin({
    imports: [PluginCommonModule, AuditPlugin, OutboxPlugin],
    entities: [StaffMember, FirmBranch, SecondFactor, RecoveryCode, SignInTicket, SecondFactorRole],
    providers: [...frontDoor],
    exports: frontDoor,
    compatibility: '^3.7.0',
})
export class StaffPlugin {}
