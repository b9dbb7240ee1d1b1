import { inject } from '@angular/core';
import { CanActivateFn, Router } from '@angular/router';

import { Session } from '../shared/data/session';

/** Sends whoever is not signed in to the sign-in page, and back afterwards. The server refuses by itself; this is for comfort. */
export const memberOnly: CanActivateFn = async (_route, state) => {
    const session = inject(Session);
    const router = inject(Router);
    const { member } = await session.ready();
    return member
        ? true
        : router.createUrlTree(['/sign-in'], { queryParams: state.url === '/' ? {} : { returnUrl: state.url } });
};
