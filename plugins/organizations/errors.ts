import { RefusalError } from '../../kernel/vendure-error';
import type { AccessLinkRefusalReason } from './domain/access-link';
import type { ActingRefusalReason } from './domain/acting';
import type { CompanyMatch } from './queries/company-matches.query';

const invitationTexts = {
    expired: 'The link has expired. Ask for a new one.',
    used: 'The link has already been used. Sign in with the password that was chosen.',
    unknown: 'The link is not valid.',
    'weak-password': 'The password needs 12 to 128 characters, and must not be common or like the e-mail address.',
};

/** Returned, never thrown: the portal shows why the link or the password was not taken. */
export class InvitationRefusal extends RefusalError<AccessLinkRefusalReason | 'weak-password'> {
    constructor(reason: AccessLinkRefusalReason | 'weak-password') {
        super('InvitationRefusal', reason, invitationTexts[reason], reason === 'weak-password' ? 'password' : 'token');
    }
}

const actingTexts: Record<ActingRefusalReason, string> = {
    'never-signed-in': 'The member has never signed in: let him take up the invitation first.',
    'not-active': 'The member, the branch or the company is not active.',
    'token-used': 'This way into the portal was used already. Begin again from the Dashboard.',
    'token-expired': 'This took too long. Begin again from the Dashboard.',
    'token-unknown': 'This is no way into the portal.',
    'not-allowed': 'You may not act for this company any more.',
};

/** Returned, never thrown: staff are told why they cannot act for a member. */
export class ActingRefusal extends RefusalError<ActingRefusalReason> {
    constructor(reason: ActingRefusalReason) {
        super('ActingRefusal', reason, actingTexts[reason]);
    }
}

/** Companies that look like the one to be created. Staff decide; nothing was written. */
export class CompanyDuplicateRefusal extends RefusalError<'looks-like-existing'> {
    constructor(readonly matches: CompanyMatch[]) {
        super('CompanyDuplicateRefusal', 'looks-like-existing', 'A company that looks the same exists already.');
    }
}
