import { inject } from '@angular/core';
import { CanActivateFn, Router } from '@angular/router';

import { Session } from '../shared/data/session';

/** Names the firm, and the person if he is signed in, on a page that all may see. */
export const firmKnown: CanActivateFn = () =>
    inject(Session)
        .ready()
        .then(
            () => true,
            () => true,
        );

/** Sends whoever is not signed in to the sign-in page, and back afterwards. The server refuses by itself; this is for comfort. */
export const memberOnly: CanActivateFn = async (_route, state) => {
    const session = inject(Session);
    const router = inject(Router);
    const { member } = await session.ready();
    return member
        ? true
        : router.createUrlTree(['/sign-in'], { queryParams: state.url === '/' ? {} : { returnUrl: state.url } });
};
