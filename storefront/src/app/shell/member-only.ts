import { inject } from '@angular/core';
import { CanActivateFn, Router, UrlTree } from '@angular/router';

import { Session } from '../shared/data/session';

/** Names the firm, and the person if he is signed in, on a page that all may see. */
export const firmKnown: CanActivateFn = () =>
    inject(Session)
        .ready()
        .then(
            () => true,
            () => true,
        );

/** Opens the catalogue's pages to everybody where the firm's access mode does, else to those who are signed in. */
export const visitorsToo: CanActivateFn = async (_route, state) => {
    const session = inject(Session);
    const router = inject(Router);
    const { accessMode, member } = await session.ready();
    // A guest of a shop that was closed since has his cart and his orders, and no catalogue.
    if (accessMode === 'closed' && member?.company.isGuest) return router.createUrlTree(['/cart']);
    return accessMode !== 'closed' || whereTo(session, router, state.url);
};

/** Sends whoever is not signed in to the sign-in page, and back afterwards. The server refuses by itself; this is for comfort. */
export const memberOnly: CanActivateFn = (_route, state) => whereTo(inject(Session), inject(Router), state.url);

/** A guest says who he is and where his goods go before he comes to the checkout. */
export const contactKnown: CanActivateFn = async () => {
    const session = inject(Session);
    const router = inject(Router);
    const { member } = await session.ready();
    const isUnknown = member?.company.isGuest && member.company.branches.length === 0;
    return isUnknown ? router.createUrlTree(['/guest-contact']) : true;
};

async function whereTo(session: Session, router: Router, url: string): Promise<true | UrlTree> {
    const { member, accessMode } = await session.ready();
    if (member) return true;
    // Where the catalogue is open it is what a visitor came for.
    if (url === '/' && accessMode !== 'closed') return router.createUrlTree(['/catalogue']);
    return router.createUrlTree(['/sign-in'], { queryParams: url === '/' ? {} : { returnUrl: url } });
}
