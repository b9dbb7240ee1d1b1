export interface FieldDifference {
    field: string;
    ours: string;
    theirs: string;
}

/** Fields whose texts mean something else. Amounts and numbers are compared as such: `5`, `5.0` and `5.00` are one. */
export function differences(ours: Readonly<Record<string, string>>, theirs: Readonly<Record<string, string>>): FieldDifference[] {
    return Object.keys(theirs)
        .filter(field => plain(ours[field] ?? '') !== plain(theirs[field] ?? ''))
        .map(field => ({ field, ours: ours[field] ?? '', theirs: theirs[field] ?? '' }));
}

function plain(text: string): string {
    const trimmed = text.trim();
    const found = /^(-?)0*(\d+)(?:\.(\d*?)0*)?$/.exec(trimmed);
    if (found === null) return trimmed;
    const [, sign = '', whole = '', rest = ''] = found;
    return rest === '' ? (whole === '0' ? '0' : sign + whole) : `${sign}${whole}.${rest}`;
}
