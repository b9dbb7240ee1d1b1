interface KeyProps {
    label: string;
    value: string;
    note?: string;
    warns?: boolean;
}

/** One figure, large. */
export function Key({ label, value, note, warns }: KeyProps) {
    return (
        <div className="bg-card min-w-0 rounded-lg border p-4">
            <dt className="text-muted-foreground text-sm">{label}</dt>
            <dd className="mt-1 text-xl leading-tight font-semibold break-words tabular-nums">{value}</dd>
            {note && <dd className={`mt-1 text-sm ${warns ? 'text-destructive' : 'text-muted-foreground'}`}>{note}</dd>}
        </div>
    );
}
