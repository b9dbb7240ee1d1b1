/** The part of the package that is used; it is loaded only when a picture is drawn. */
declare module 'uqr' {
    export function renderSVG(data: string, options?: { border?: number }): string;
}
