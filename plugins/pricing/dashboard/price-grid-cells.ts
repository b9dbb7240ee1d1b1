/** What is pasted from a spreadsheet: rows of cells, without the empty row that it ends with. */
export function pastedRows(text: string): string[][] {
    const lines = text.replace(/\r\n?/g, '\n').replace(/\n$/, '').split('\n');
    return lines.map(line => line.split('\t').map(cell => cell.trim()));
}

interface Row {
    id: string;
    sku: string;
    minQuantity: number;
}

/**
 * Where pasted prices belong. One column goes down from the row that has the cursor; of several the first is a code and the
 * last a price, for whichever row has the code (its smallest quantity, or the quantity between them). What fits nowhere is named.
 */
export function placesOf(pasted: readonly (readonly string[])[], rows: readonly Row[], from: string): { cells: Map<string, string>; lost: string[] } {
    const cells = new Map<string, string>();
    const lost: string[] = [];
    const start = rows.findIndex(row => row.id === from);
    for (const [place, line] of pasted.entries()) {
        const price = line.at(-1) ?? '';
        if (line.length === 1) {
            const row = rows[start + place];
            if (row === undefined) lost.push(price);
            else if (price !== '') cells.set(row.id, price);
            continue;
        }
        const [code = '', quantity] = line.length > 2 ? [line[0], Number(line[1])] : [line[0]];
        const own = rows.filter(row => row.sku.toLowerCase() === code.toLowerCase()).sort((a, b) => a.minQuantity - b.minQuantity);
        const row = quantity === undefined ? own[0] : own.find(one => one.minQuantity === quantity);
        if (row === undefined) lost.push(code);
        else cells.set(row.id, price);
    }
    return { cells, lost };
}
