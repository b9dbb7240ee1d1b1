import helmet from 'helmet';

/**
 * Scripts come from our own files only. Styles may be inline: Angular Material and the Dashboard set them. Pages that
 * need it stricter (tracking) send their own policy.
 */
export function securityHeaders(production: boolean) {
    return helmet({
        contentSecurityPolicy: {
            useDefaults: false,
            directives: {
                defaultSrc: ["'self'"],
                scriptSrc: ["'self'"],
                styleSrc: ["'self'", "'unsafe-inline'"],
                imgSrc: ["'self'", 'data:', 'blob:'],
                fontSrc: ["'self'", 'data:'],
                connectSrc: ["'self'"],
                workerSrc: ["'self'", 'blob:'],
                objectSrc: ["'none'"],
                baseUri: ["'self'"],
                formAction: ["'self'"],
                frameAncestors: ["'none'"],
                ...(production ? { upgradeInsecureRequests: [] } : {}),
            },
        },
        strictTransportSecurity: production ? { maxAge: 31_536_000, includeSubDomains: true } : false,
        crossOriginEmbedderPolicy: false,
        referrerPolicy: { policy: 'strict-origin-when-cross-origin' },
    });
}
