/** What an ERP keeps: customers with a version that each change raises, and documents, each as often as it was told. */
export interface FakeRow {
    ID: number;
    Name: string;
    Version: number;
    IsDeleted: boolean;
}

export class FakeBooks {
    readonly customers: FakeRow[] = [];
    /** Rows that are none. */
    readonly broken: unknown[] = [];
    readonly documents: { kind: string; key: string; number: string; values: object }[] = [];
    private version = 0;

    fill(count: number): void {
        for (let index = 1; index <= count; index++) this.put(index, `Customer ${index} کارپت`);
    }

    put(id: number, name: string, isDeleted = false): void {
        const row = { ID: id, Name: name, Version: ++this.version, IsDeleted: isDeleted };
        const place = this.customers.findIndex(({ ID }) => ID === id);
        if (place === -1) this.customers.push(row);
        else this.customers[place] = row;
    }

    remove(id: number): void {
        this.put(id, '', true);
    }

    /** In the order of changes, after a version; all that are not gone when none is given. */
    rows(after: number | null): unknown[] {
        const rows = this.customers.filter(({ Version, IsDeleted }) => (after === null ? !IsDeleted : Version > after)).sort((one, other) => one.Version - other.Version);
        return after === null ? [...rows, ...this.broken] : rows;
    }

    book(kind: string, key: string, values: object): string {
        const number = `${kind}-${this.documents.length + 1}`;
        this.documents.push({ kind, key, number, values });
        return number;
    }

    find(kind: string, key: string) {
        return this.documents.find(one => one.kind === kind && one.key === key);
    }
}
