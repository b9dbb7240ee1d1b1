/** Only a path of this portal is followed after signing in; an address of another site never. */
export function safeReturnUrl(wanted: string | undefined): string {
    return wanted && /^\/(?![/\\])/.test(wanted) && !wanted.startsWith('/sign-in') ? wanted : '/';
}
