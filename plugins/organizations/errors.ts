import { ErrorResult } from '@vendure/core';

import type { CompanyMatch } from './queries/company-matches.query';
import type { AccessLinkRefusalReason } from './domain/access-link';

/** Returned, never thrown: the portal shows why the link or the password was not taken. */
export class InvitationRefusal extends ErrorResult {
    override readonly __typename = 'InvitationRefusal';
    override readonly errorCode = 'INVITATION_REFUSAL';
    override readonly message = 'INVITATION_REFUSAL';
    readonly field: string | null;

    constructor(readonly reason: AccessLinkRefusalReason | 'weak-password') {
        super();
        this.field = reason === 'weak-password' ? 'password' : null;
    }
}

/** Companies that look like the one to be created. Staff decide; nothing was written. */
export class CompanyDuplicateRefusal extends ErrorResult {
    override readonly __typename = 'CompanyDuplicateRefusal';
    override readonly errorCode = 'COMPANY_DUPLICATE_REFUSAL';
    override readonly message = 'COMPANY_DUPLICATE_REFUSAL';
    readonly reason = 'looks-like-existing';

    constructor(readonly matches: CompanyMatch[]) {
        super();
    }
}
