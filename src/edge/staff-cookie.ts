import cookieSession from 'cookie-session';
import type { RequestHandler } from 'express';

import { routes } from '../authz/routes';

export const staffCookie = 'staff-session';

/** Vendure reads the staff's cookie at the Admin API only; these routes of ours are for staff too. */
export const staffPaths: string[] = [
    ...new Set(
        Object.entries(routes)
            .filter(([, access]) => access === 'staff')
            // The bare address too: one to which a file is sent has nothing behind it.
            .flatMap(([route]) => ['', '/*path'].map(end => `${/ \/([^/:]+)/.exec(route)?.[1] ?? ''}${end}`)),
    ),
];

export function readStaffCookie(options: object): RequestHandler {
    return cookieSession({ ...options, name: staffCookie });
}
