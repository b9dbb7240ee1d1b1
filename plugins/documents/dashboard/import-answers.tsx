import { Trans } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { Badge, Button, Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@vendure/dashboard';
import { DownloadIcon } from 'lucide-react';

import { FigureChanges, RowMessage, useFormats } from '../../screens/dashboard/shared';
import { download, type ImportEffect, type ImportReport, type RowAnswer } from './send-file';

const shownRows = 500;

/** The counts, then a line per row: the rejected ones first, since they ask for something to be done. */
export function ImportAnswers({ report, filename }: { report: ImportReport; filename: string }) {
    const { created, updated, unchanged, rejected, rejectsCsv } = report;
    const { number } = useFormats();
    const rows = [...report.answers].sort((a, b) => Number(b.outcome === 'rejected') - Number(a.outcome === 'rejected'));
    const hidden = rows.length - shownRows;
    return (
        <div className="grid gap-4" aria-live="polite">
            <div className="flex flex-wrap items-center gap-3">
                <strong>{report.dryRun ? <Trans>Tried: nothing was kept</Trans> : <Trans>Imported</Trans>}</strong>
                <span>
                    <Trans>
                        {number(created)} created, {number(updated)} updated, {number(unchanged)} unchanged, {number(rejected)} rejected
                    </Trans>
                </span>
                {rejectsCsv !== null && (
                    <Button variant="outline" onClick={() => download(rejectsCsv, `rejected-${filename.replace(/\.\w+$/, '')}.csv`)}>
                        <DownloadIcon /> <Trans>Download the rejected rows</Trans>
                    </Button>
                )}
            </div>
            {report.effect && <Effect effect={report.effect} dryRun={report.dryRun} />}
            <Table>
                <TableHeader>
                    <TableRow>
                        <TableHead>
                            <Trans>Row</Trans>
                        </TableHead>
                        <TableHead>
                            <Trans>Outcome</Trans>
                        </TableHead>
                        <TableHead>
                            <Trans>Message</Trans>
                        </TableHead>
                    </TableRow>
                </TableHeader>
                <TableBody>
                    {rows.slice(0, shownRows).map(answer => (
                        <TableRow key={answer.row}>
                            <TableCell>{number(answer.row)}</TableCell>
                            <TableCell>
                                <Badge variant={answer.outcome === 'rejected' ? 'destructive' : 'secondary'}>
                                    <Outcome outcome={answer.outcome} />
                                </Badge>
                            </TableCell>
                            <TableCell className="whitespace-normal">{answer.message !== undefined && <RowMessage message={answer.message} />}</TableCell>
                        </TableRow>
                    ))}
                </TableBody>
            </Table>
            {hidden > 0 && (
                <p className="text-muted-foreground">
                    <Trans>and {number(hidden)} more rows</Trans>
                </p>
            )}
        </div>
    );
}

/** What a file of prices does to them, and where it can be undone. */
function Effect({ effect, dryRun }: { effect: ImportEffect; dryRun: boolean }) {
    return (
        <div className="grid gap-3">
            {effect.isWaiting && <p role="status"><Trans>This is beyond the firm's limit: it waits until somebody else agrees.</Trans></p>}
            <FigureChanges {...effect} />
            {!dryRun && effect.changeSetId !== null && <p><Link className="underline underline-offset-4" to={`/price-changes/${effect.changeSetId}`}><Trans>Look at this change, or undo it</Trans></Link></p>}
        </div>
    );
}

function Outcome({ outcome }: { outcome: RowAnswer['outcome'] }) {
    switch (outcome) {
        case 'created':
            return <Trans>created</Trans>;
        case 'updated':
            return <Trans>updated</Trans>;
        case 'unchanged':
            return <Trans>unchanged</Trans>;
        case 'rejected':
            return <Trans>rejected</Trans>;
    }
}
