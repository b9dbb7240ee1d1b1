import { Trans } from '@lingui/react/macro';
import { Badge, Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@vendure/dashboard';

import { Ltr } from '../../screens/dashboard/shared';
import { useErpWords } from './erp-words';

export interface TriedRecord {
    key: string;
    ourKey: string;
    values: unknown;
    outcome: string;
    reason?: string | null;
    differences: { field: string; ours: string; theirs: string }[];
}

/** What a mapping would do to real records. */
export function Tried({ records }: { records: readonly TriedRecord[] }) {
    const words = useErpWords();
    if (records.length === 0) return <p className="text-muted-foreground text-sm"><Trans>The ERP has no such records.</Trans></p>;
    return (
        <Table>
            <TableHeader>
                <TableRow>
                    <TableHead><Trans>There</Trans></TableHead>
                    <TableHead><Trans>What would happen</Trans></TableHead>
                    <TableHead><Trans>Here now, and there</Trans></TableHead>
                </TableRow>
            </TableHeader>
            <TableBody>
                {records.map(({ key, values, outcome, reason, differences }) => (
                    <TableRow key={key}>
                        <TableCell className="align-top">
                            <Ltr>{key}</Ltr>
                            <details className="text-sm"><summary><Trans>The record</Trans></summary><pre dir="ltr" className="max-w-xs text-xs break-words whitespace-pre-wrap">{JSON.stringify(values, null, 1)}</pre></details>
                        </TableCell>
                        <TableCell className="align-top whitespace-normal">
                            <Badge variant={outcome === 'rejected' ? 'destructive' : 'secondary'}>{words.outcome(outcome)}</Badge>
                            {reason && <p dir="auto" className="text-sm">{reason}</p>}
                        </TableCell>
                        <TableCell className="align-top whitespace-normal">
                            <ul className="grid gap-1 text-sm">{differences.map(({ field, ours, theirs }) => <li key={field}><Ltr>{field}</Ltr>: <bdi>{ours || '–'}</bdi> → <bdi>{theirs || '–'}</bdi></li>)}</ul>
                        </TableCell>
                    </TableRow>
                ))}
            </TableBody>
        </Table>
    );
}
