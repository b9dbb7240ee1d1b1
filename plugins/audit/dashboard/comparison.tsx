import { Trans } from '@lingui/react/macro';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@vendure/dashboard';

type Facts = Record<string, unknown> | null;

function text(value: unknown): string {
    if (value === undefined || value === null) return '–';
    return typeof value === 'string' ? value : JSON.stringify(value, null, 2);
}

/** The two states side by side, a line per field; what differs is set in bold. */
export function Comparison({ before, after }: { before: Facts; after: Facts }) {
    const fields = Array.from(new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})]));
    if (fields.length === 0) {
        return (
            <p className="text-muted-foreground">
                <Trans>No fields were recorded</Trans>
            </p>
        );
    }
    return (
        <Table>
            <TableHeader>
                <TableRow>
                    <TableHead>
                        <Trans>Field</Trans>
                    </TableHead>
                    <TableHead>
                        <Trans>Before</Trans>
                    </TableHead>
                    <TableHead>
                        <Trans>After</Trans>
                    </TableHead>
                </TableRow>
            </TableHeader>
            <TableBody>
                {fields.map(field => {
                    const [was, is] = [text(before?.[field]), text(after?.[field])];
                    const weight = was === is ? 'text-muted-foreground' : 'font-semibold';
                    return (
                        <TableRow key={field}>
                            <TableCell className="align-top">{field}</TableCell>
                            <TableCell className={`whitespace-pre-wrap align-top break-words ${weight}`} dir="auto">{was}</TableCell>
                            <TableCell className={`whitespace-pre-wrap align-top break-words ${weight}`} dir="auto">{is}</TableCell>
                        </TableRow>
                    );
                })}
            </TableBody>
        </Table>
    );
}
