export const mostLists = 100;
export const mostListLines = 1000;

export interface ListFacts {
    companyId: number;
    /** Null for one that the firm made. */
    ownerMemberId: number | null;
    isOwnerActive: boolean;
    isShared: boolean;
}

export interface ListReader {
    companyId: number;
    memberId: number;
    mayOrder: boolean;
}

export interface ListRights {
    maySee: boolean;
    /** Its lines */
    mayEdit: boolean;
    /** Its name, whether it is shared, and whether it is there. */
    mayManage: boolean;
}

/** A private list is its owner's alone. A shared one is kept by all who order; nobody but its owner takes it away, as long as there is one. */
export function listRights({ companyId, ownerMemberId, isOwnerActive, isShared }: ListFacts, reader: ListReader): ListRights {
    const isMine = ownerMemberId === reader.memberId;
    const maySee = companyId === reader.companyId && (isShared || isMine);
    const mayEdit = maySee && reader.mayOrder;
    return { maySee, mayEdit, mayManage: mayEdit && (isMine || ownerMemberId === null || !isOwnerActive) };
}

export type ListRefusalReason = 'guest' | 'too-many-lists' | 'too-many-lines' | 'not-yours' | 'too-late';
