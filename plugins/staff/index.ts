export { staffRoles } from './domain/staff-roles';
export { FirmBranch } from './entities/firm-branch.entity';
export { StaffMember } from './entities/staff-member.entity';
export { StaffRightsService } from './services/staff-rights.service';
export { StaffRoleService } from './services/staff-role.service';
export { StaffScopeService } from './services/staff-scope.service';
export { StaffPlugin } from './staff.plugin';
