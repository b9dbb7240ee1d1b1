import { RefusalError } from '../../kernel/vendure-error';
import type { AccessLinkRefusalReason } from './domain/access-link';
import type { ActingRefusalReason } from './domain/acting';
import type { TeamRefusalReason } from './domain/team-authority';
import type { MergeRefusalReason } from './domain/company-merge';
import type { CompanyMatch } from './queries/company-matches.query';

const invitationTexts = {
    expired: 'The link has expired. Ask for a new one.',
    used: 'The link has already been used. Sign in with the password that was chosen.',
    unknown: 'The link is not valid.',
    'address-taken': 'The address belongs to somebody else here already.',
    'weak-password': 'The password needs 12 to 128 characters, and must not be common or like the e-mail address.',
    'wrong-password': 'You have a password here already, and this is another one. Sign in, or give the password that you use.',
};
export type InvitationRefusalReason = keyof typeof invitationTexts & (AccessLinkRefusalReason | 'address-taken' | 'weak-password' | 'wrong-password');

/** Returned, never thrown: the portal shows why the link or the password was not taken. */
export class InvitationRefusal extends RefusalError<InvitationRefusalReason> {
    constructor(reason: InvitationRefusalReason) {
        super('InvitationRefusal', reason, invitationTexts[reason], reason.endsWith('password') ? 'password' : 'token');
    }
}

const ownTexts = {
    'wrong-password': 'This is not the password of now, without which neither address nor password change.',
    'weak-password': invitationTexts['weak-password'],
    'same-address': 'This is the address of now.',
};
const ownFields: Record<keyof typeof ownTexts, string> = { 'wrong-password': 'currentPassword', 'weak-password': 'password', 'same-address': 'emailAddress' };

/** Returned, never thrown: why a person's own address or password stays as it is. */
export class OwnDetailsRefusal extends RefusalError<keyof typeof ownTexts> {
    constructor(reason: keyof typeof ownTexts) {
        super('OwnDetailsRefusal', reason, ownTexts[reason], ownFields[reason]);
    }
}

const teamTexts: Record<TeamRefusalReason, string> = {
    'last-manager': 'Nobody would be left who may manage the people of the company. Give somebody else that right first.',
    'more-than-own': 'You cannot give a right that you do not have yourself.',
    'member-has-more': 'This person may do more than you. Only somebody with the same rights can change him.',
    'other-branch': 'You manage the people of your own branch only.',
    'whole-company-only': 'Roles hold for the whole company. Only somebody who sees all of it can change them.',
    'own-details': 'Name and phone number of this person are his own; you cannot change them.',
    'already-accepted': 'The person has accepted the invitation already.',
    inactive: 'The person is not active. Activate him first.',
    'sent-too-often': 'The person was invited five times within a day. Wait a day, or ask him to look for the message.',
    'name-taken': 'The company has a role of this name already.',
    'role-in-use': 'Somebody has this role. Give him another one first.',
};

/** Returned, never thrown: why a company's person or role stays as it is. Nothing was written. */
export class TeamRefusal extends RefusalError<TeamRefusalReason> {
    constructor(reason: TeamRefusalReason, field: string | null = null) {
        super('TeamRefusal', reason, teamTexts[reason], field);
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

const duplicateTexts = {
    'looks-like-existing': 'A company that looks the same exists already.',
    'ask-colleague': 'Whether this firm is a customer already can be decided only by somebody who sees all customers. Ask your manager.',
};

/** Companies that look like the one to be created, or that a colleague has to look. Staff decide; nothing was written. */
export class CompanyDuplicateRefusal extends RefusalError<keyof typeof duplicateTexts> {
    constructor(
        reason: keyof typeof duplicateTexts,
        readonly matches: CompanyMatch[],
    ) {
        super('CompanyDuplicateRefusal', reason, duplicateTexts[reason]);
    }
}

const mergeTexts: Record<MergeRefusalReason, string> = {
    'same-company': 'A company cannot be merged with itself.',
    'other-currency': 'The companies have different currencies: their amounts do not add up.',
    'already-merged': 'The company is part of another one already.',
    distributor: 'A distributor has customers of its own and is not merged.',
    'end-customer': 'A company that buys from a distributor is not merged. Take it out from under its distributor first.',
    'not-merged': 'There is no such merge, or it was undone.',
    'too-late': 'A merge can be undone for a day.',
};

/** Both companies stayed as they were. */
export class CompanyMergeRefusal extends RefusalError<MergeRefusalReason> {
    constructor(reason: MergeRefusalReason, field: string | null = null) {
        super('CompanyMergeRefusal', reason, mergeTexts[reason], field);
    }
}
