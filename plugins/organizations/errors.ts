import { RefusalError } from '../../kernel/vendure-error';
import type { AccessLinkRefusalReason } from './domain/access-link';
import type { CompanyMatch } from './queries/company-matches.query';

const invitationTexts = {
    expired: 'The link has expired. Ask for a new one.',
    used: 'The link has already been used. Sign in with the password that was chosen.',
    unknown: 'The link is not valid.',
    'weak-password': 'The password needs 12 characters or more, 72 bytes at most, and must not be common or like the e-mail address.',
};

/** Returned, never thrown: the portal shows why the link or the password was not taken. */
export class InvitationRefusal extends RefusalError<AccessLinkRefusalReason | 'weak-password'> {
    constructor(reason: AccessLinkRefusalReason | 'weak-password') {
        super('InvitationRefusal', reason, invitationTexts[reason], reason === 'weak-password' ? 'password' : 'token');
    }
}

/** Companies that look like the one to be created. Staff decide; nothing was written. */
export class CompanyDuplicateRefusal extends RefusalError<'looks-like-existing'> {
    constructor(readonly matches: CompanyMatch[]) {
        super('CompanyDuplicateRefusal', 'looks-like-existing', 'A company that looks the same exists already.');
    }
}
