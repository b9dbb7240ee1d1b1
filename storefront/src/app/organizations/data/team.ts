import { inject, Injectable } from '@angular/core';

import { graphql, ResultOf, VariablesOf } from '../../shared/data/graphql';
import { ShopApi } from '../../shared/data/shop-api';

const memberFields = graphql(`
    fragment TeamMemberFields on TeamMember @_unmask {
        id
        version
        firstName
        lastName
        emailAddress
        phone
        branch {
            id
            name
        }
        role
        ownRoleId
        ownRoleName
        language
        active
        acceptedAt
        isSelf
        mayChange
        mayRename
    }
`);

const refusalFields = graphql(`
    fragment TeamRefusalFields on TeamRefusal @_unmask {
        reason
        field
    }
`);

const membersDocument = graphql(
    `
        query TeamMembers($input: TeamMembersInput!) {
            teamMembers(input: $input) {
                totalItems
                items {
                    ...TeamMemberFields
                }
            }
        }
    `,
    [memberFields],
);

const roleFields = graphql(`
    fragment TeamRoleFields on TeamRole @_unmask {
        id
        preset
        name
        permissions
        version
        memberCount
        holders
        mayGrant
        mayChange
    }
`);

const rolesDocument = graphql(
    `
        query TeamRoles {
            teamRoles {
                ...TeamRoleFields
            }
            assignablePermissions {
                name
                mayGrant
            }
        }
    `,
    [roleFields],
);

const inviteDocument = graphql(
    `
        mutation InviteTeamMember($input: InviteTeamMemberInput!) {
            inviteTeamMember(input: $input) {
                __typename
                ...TeamRefusalFields
            }
        }
    `,
    [refusalFields],
);

const updateDocument = graphql(
    `
        mutation UpdateTeamMember($input: UpdateTeamMemberInput!) {
            updateTeamMember(input: $input) {
                __typename
                ...TeamRefusalFields
            }
        }
    `,
    [refusalFields],
);

const resendDocument = graphql(
    `
        mutation ResendTeamInvitation($id: ID!) {
            resendTeamInvitation(id: $id) {
                __typename
                ...TeamRefusalFields
            }
        }
    `,
    [refusalFields],
);

const createRoleDocument = graphql(
    `
        mutation CreateTeamRole($input: CreateTeamRoleInput!) {
            createTeamRole(input: $input) {
                __typename
                ...TeamRefusalFields
            }
        }
    `,
    [refusalFields],
);

const updateRoleDocument = graphql(
    `
        mutation UpdateTeamRole($input: UpdateTeamRoleInput!) {
            updateTeamRole(input: $input) {
                __typename
                ...TeamRefusalFields
            }
        }
    `,
    [refusalFields],
);

const deleteRoleDocument = graphql(
    `
        mutation DeleteTeamRole($id: ID!, $version: Int) {
            deleteTeamRole(id: $id, version: $version) {
                __typename
                ...TeamRefusalFields
            }
        }
    `,
    [refusalFields],
);

export type TeamMember = ResultOf<typeof membersDocument>['teamMembers']['items'][number];
export type TeamRole = ResultOf<typeof rolesDocument>['teamRoles'][number];
export type Assignable = ResultOf<typeof rolesDocument>['assignablePermissions'][number];
export type Invitation = Omit<VariablesOf<typeof inviteDocument>['input'], 'idempotencyKey'>;
export type MemberChange = VariablesOf<typeof updateDocument>['input'];
export type RoleChange = VariablesOf<typeof updateRoleDocument>['input'];

/** Why the team stays as it is; null when it was changed. */
export interface TeamRefusal {
    reason: string;
    field: string | null;
}

type Answer = { __typename: string; reason?: string; field?: string | null };

function refusalOf(answer: Answer): TeamRefusal | null {
    return answer.reason === undefined ? null : { reason: answer.reason, field: answer.field ?? null };
}

/** What a role is chosen by in a form: a preset's name, or the id of one of the company's own. */
export function roleKey(role: Pick<TeamRole, 'id' | 'preset'>): string {
    return role.id === null ? `preset:${role.preset ?? ''}` : `own:${role.id}`;
}

export function roleOfKey(key: string): { role?: string; ownRoleId?: string } {
    const [kind, value = ''] = key.split(':');
    return kind === 'own' ? { ownRoleId: value } : { role: value };
}

@Injectable({ providedIn: 'root' })
export class Team {
    private readonly api = inject(ShopApi);

    async members(input: VariablesOf<typeof membersDocument>['input'], abort: AbortSignal) {
        return (await this.api.query(membersDocument, { input }, abort)).teamMembers;
    }

    async roles(abort: AbortSignal): Promise<{ roles: TeamRole[]; permissions: Assignable[] }> {
        const { teamRoles, assignablePermissions } = await this.api.query(rolesDocument, {}, abort);
        return { roles: teamRoles, permissions: assignablePermissions };
    }

    async invite(invitation: Invitation): Promise<TeamRefusal | null> {
        return refusalOf((await this.api.attempt('invite-member', inviteDocument, invitation)).inviteTeamMember);
    }

    async update(input: MemberChange): Promise<TeamRefusal | null> {
        return refusalOf((await this.api.mutate(updateDocument, { input })).updateTeamMember);
    }

    async resend(id: string): Promise<TeamRefusal | null> {
        return refusalOf((await this.api.mutate(resendDocument, { id })).resendTeamInvitation);
    }

    async createRole(role: { name: string; permissions: string[] }): Promise<TeamRefusal | null> {
        return refusalOf((await this.api.attempt('create-role', createRoleDocument, role)).createTeamRole);
    }

    async updateRole(input: RoleChange): Promise<TeamRefusal | null> {
        return refusalOf((await this.api.mutate(updateRoleDocument, { input })).updateTeamRole);
    }

    async deleteRole(id: string, version: number | null): Promise<TeamRefusal | null> {
        return refusalOf((await this.api.mutate(deleteRoleDocument, { id, version })).deleteTeamRole);
    }
}
