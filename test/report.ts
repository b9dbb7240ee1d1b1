/** The output contract of `journey`, `test:faults`, `test:authz` and `bench`: a table for people, JSON lines with `--json`. */
export interface Row {
    id: string;
    pass: boolean;
    figure: number;
    limit: number;
    unit: string;
    seed?: number;
    peer?: number;
    ratio?: number;
    /** What was looked at, for people. */
    what?: string;
}

export interface Asked {
    json: boolean;
    ids: ReadonlySet<string>;
}

/** Arguments choose rows; none chooses all. */
export function asked(args: readonly string[] = process.argv.slice(2)): Asked {
    return { json: args.includes('--json'), ids: new Set(args.filter(arg => !arg.startsWith('--'))) };
}

export class Report {
    private readonly rows: Row[] = [];

    constructor(private readonly asked: Asked) {}

    wants(id: string): boolean {
        return this.asked.ids.size === 0 || this.asked.ids.has(id);
    }

    add(row: Row): void {
        this.rows.push(row);
        if (this.asked.json) {
            console.log(JSON.stringify({ ...row, what: undefined }));
            return;
        }
        const peer = row.peer === undefined ? '' : `  stock Vendure ${rounded(row.peer)} ${row.unit}, ratio ${rounded(row.ratio ?? row.figure / row.peer)}`;
        console.log(`${row.pass ? 'ok  ' : 'FAIL'} ${row.id.padEnd(14)} ${rounded(row.figure)} ${row.unit} (limit ${rounded(row.limit)})${peer}  ${row.what ?? ''}`);
    }

    /** Ends the program: 0 only when every chosen row passed and there was one. */
    finish(): void {
        const failed = this.rows.filter(row => !row.pass).length;
        if (!this.asked.json) console.log(`${this.rows.length - failed} passed, ${failed} failed`);
        process.exitCode = failed === 0 && this.rows.length > 0 ? 0 : 1;
    }
}

function rounded(figure: number): string {
    return Number.isInteger(figure) ? String(figure) : figure.toFixed(2);
}
