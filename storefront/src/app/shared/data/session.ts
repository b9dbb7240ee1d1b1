import { computed, inject, Injectable, signal } from '@angular/core';

import { FirmClock } from '../format/firm-clock';
import { isLanguage } from '../format/locale';
import { attemptKey, endAttempt } from './attempt';
import { graphql, ResultOf } from './graphql';
import { Preferences } from './preferences';
import { ShopApi } from './shop-api';

const sessionDocument = graphql(`
    query PortalSession {
        portalSession {
            firmName
            accessMode
            acceptsApplications
            languages
            calendar
            timeZone
            supportPhone
            supportEmail
            memberships {
                id
                companyName
                branchName
                current
            }
            acting {
                staffName
                reason
                until
            }
            member {
                id
                firstName
                lastName
                emailAddress
                phone
                language
                role
                ownRoleName
                permissions
                branch {
                    id
                    name
                    city
                    streetLine
                    postalCode
                    countryCode
                    phone
                    isHeadOffice
                }
                company {
                    isGuest
                    id
                    name
                    taxId
                    currencyCode
                    orderingEnabled
                    branches {
                        id
                        name
                        city
                        streetLine
                        postalCode
                        countryCode
                        phone
                        isHeadOffice
                    }
                    manager {
                        firstName
                        lastName
                        phone
                        emailAddress
                        photo
                    }
                }
            }
        }
    }
`);

const loginDocument = graphql(`
    mutation Login($username: String!, $password: String!, $rememberMe: Boolean!) {
        login(username: $username, password: $password, rememberMe: $rememberMe) {
            __typename
            ... on ErrorResult {
                errorCode
                message
            }
        }
    }
`);

const logoutDocument = graphql(`
    mutation Logout {
        logout {
            success
        }
    }
`);

const guestDocument = graphql(`
    mutation StartGuest($language: String!, $idempotencyKey: String!) {
        startGuest(language: $language, idempotencyKey: $idempotencyKey) {
            success
        }
    }
`);

const languageDocument = graphql(`
    mutation UpdateMyLanguage($language: String!) {
        updateMyLanguage(language: $language) {
            id
            language
        }
    }
`);

const switchDocument = graphql(`
    mutation SwitchCompany($memberId: ID!) {
        switchCompany(memberId: $memberId) {
            member {
                id
            }
        }
    }
`);

export type PortalSession = ResultOf<typeof sessionDocument>['portalSession'];
export type PortalMember = NonNullable<PortalSession['member']>;
export type PortalBranch = PortalMember['company']['branches'][number];
export type MemberPermission =
    | 'see-prices'
    | 'order'
    | 'approve'
    | 'see-finance'
    | 'manage-members'
    | 'manage-addresses'
    | 'manage-company'
    | 'manage-customers'
    | 'see-whole-company';

/** The firm, and who is signed in. */
@Injectable({ providedIn: 'root' })
export class Session {
    private readonly api = inject(ShopApi);
    private readonly preferences = inject(Preferences);
    private readonly clock = inject(FirmClock);
    private readonly state = signal<PortalSession | null>(null);
    private loading: Promise<PortalSession> | null = null;
    private turn = 0;

    readonly firm = this.state.asReadonly();
    readonly member = computed(() => this.state()?.member ?? null);
    /** Somebody without a login, where the catalogue is open to him. */
    readonly isVisitor = computed(() => this.state()?.member === null && this.state()?.accessMode !== 'closed');
    /** Somebody who orders in the open shop without an account. */
    readonly isGuest = computed(() => this.member()?.company.isGuest === true);
    /** Where the person may act: more than one, when he belongs to several companies. */
    readonly memberships = computed(() => this.state()?.memberships ?? []);
    readonly currencyCode = computed(() => this.member()?.company.currencyCode ?? 'IRR');

    /** The session as known, or asked for once. */
    ready(): Promise<PortalSession> {
        const known = this.state();
        return known ? Promise.resolve(known) : (this.loading ?? this.reload());
    }

    /** Asks anew: a question already on its way may be answered as things were before a sign-in. */
    reload(): Promise<PortalSession> {
        const turn = ++this.turn;
        this.loading = this.fetch(turn).finally(() => {
            if (turn === this.turn) this.loading = null;
        });
        return this.loading;
    }

    /** What the person may do; somebody without a login sees prices in the open shop, and does nothing else. */
    may(permission: MemberPermission): boolean {
        const session = this.state();
        if (session?.member) return session.member.permissions.includes(permission);
        return permission === 'see-prices' && session?.accessMode === 'shop';
    }

    /** Whether he may put goods into a cart: a visitor of the open shop becomes a guest by it. */
    mayBuy(): boolean {
        return this.may('order') || (this.isVisitor() && this.state()?.accessMode === 'shop');
    }

    /** Makes a guest of a visitor, once. */
    async becomeBuyer(): Promise<void> {
        if (this.member() || !this.mayBuy()) return;
        const language = this.preferences.language();
        const idempotencyKey = attemptKey('start-guest', language);
        await this.api.mutateOnce(guestDocument, { language, idempotencyKey });
        endAttempt('start-guest');
        await this.reload();
    }

    /** Signs in; false when name or password are wrong. */
    async signIn(username: string, password: string, rememberMe: boolean): Promise<boolean> {
        const { login } = await this.api.mutate(loginDocument, { username, password, rememberMe });
        if (login.__typename !== 'CurrentUser') return false;
        const { member } = await this.reload();
        if (member && isLanguage(member.language) && !this.preferences.hasChosenLanguage()) {
            this.preferences.change({ language: member.language });
        }
        return member !== null;
    }

    async signOut(): Promise<void> {
        await this.api.mutate(logoutDocument, {});
        await this.reload();
    }

    /** This session speaks for that membership from now on. Whoever calls it begins anew: what is loaded is of the other company. */
    async switchCompany(memberId: string): Promise<void> {
        await this.api.mutate(switchDocument, { memberId });
    }

    /** The firm writes to the member in the language that he last chose. A failure here must not disturb him. */
    async rememberLanguage(language: string): Promise<void> {
        if (this.member() && this.member()?.language !== language) {
            await this.api.mutate(languageDocument, { language }).catch(() => null);
        }
    }

    private async fetch(turn: number): Promise<PortalSession> {
        const { portalSession } = await this.api.query(sessionDocument, {});
        // The newest answer is the one that counts, whichever comes last.
        if (turn !== this.turn) return this.loading ?? this.state() ?? portalSession;
        this.preferences.followFirm(portalSession.calendar);
        this.clock.timeZone.set(portalSession.timeZone);
        this.state.set(portalSession);
        return portalSession;
    }
}
