/** Which arguments of Vendure's own mutations name a staff member or a role, whom only somebody who may do as much may change. */
import { recordId } from '../../kernel/vendure-input';

interface Named {
    administratorIds: number[];
    roleIds: number[];
}

type Given = { id?: unknown; ids?: unknown[]; administratorId?: unknown; roleId?: unknown; input?: { id?: unknown } };

const ids = (...given: unknown[]): number[] => given.flatMap(one => (recordId.safeParse(one).success ? [Number(one)] : []));

const named: Record<string, (given: Given) => Named> = {
    updateAdministrator: ({ input }) => ({ administratorIds: ids(input?.id), roleIds: [] }),
    deleteAdministrator: ({ id }) => ({ administratorIds: ids(id), roleIds: [] }),
    deleteAdministrators: given => ({ administratorIds: ids(...(given.ids ?? [])), roleIds: [] }),
    assignRoleToAdministrator: ({ administratorId, roleId }) => ({ administratorIds: ids(administratorId), roleIds: ids(roleId) }),
    updateRole: ({ input }) => ({ administratorIds: [], roleIds: ids(input?.id) }),
    deleteRole: ({ id }) => ({ administratorIds: [], roleIds: ids(id) }),
    deleteRoles: given => ({ administratorIds: [], roleIds: ids(...(given.ids ?? [])) }),
};

/** Null for a field that changes neither. */
export function strengthOf(field: string, given: object): Named | null {
    return Object.hasOwn(named, field) ? (named[field]?.(given) ?? null) : null;
}
