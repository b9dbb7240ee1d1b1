/** The part of the package that Karvan uses; Vendure brings it, and nobody publishes types for this version. */
declare module 'cookie-session' {
    import type { RequestHandler } from 'express';

    interface CookieSessionOptions {
        name?: string;
        secret?: string;
        httpOnly?: boolean;
        secure?: boolean;
        sameSite?: 'strict' | 'lax' | 'none' | boolean;
    }
    export default function cookieSession(options?: CookieSessionOptions): RequestHandler;
}
