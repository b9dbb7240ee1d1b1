/** What people type as an amount, Persian digits and separators included, in minor units; NaN when it is none. */
export function minorOf(written: string): number {
    const latin = written.replace(/[۰-۹٠-٩]/g, digit => String(digit.charCodeAt(0) & 0xf)).replace(/[\s,٬]/g, '').replace('٫', '.');
    return /^\d{1,13}(\.\d{1,2})?$/.test(latin) ? Math.round(Number(latin) * 100) : NaN;
}

export function majorOf(minor: number): string {
    return minor % 100 === 0 ? String(minor / 100) : (minor / 100).toFixed(2);
}
