import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@vendure/dashboard';
import { DownloadIcon } from 'lucide-react';

import { type Field, FormDialog } from '../../screens/dashboard/shared';

/** The moment when the day, or the one so many days later, begins where the reader is. */
function beginOf(day: string, later: number): string {
    const begin = new Date(`${day}T00:00:00`);
    begin.setDate(begin.getDate() + later);
    return begin.toISOString();
}

/** Asks what is wanted and opens it as a file. */
export function ExportButton() {
    const { t } = useLingui();
    const fields: Field[] = [
        { name: 'format', label: t`Format`, kind: 'select', options: [['csv', 'CSV'], ['xlsx', 'XLSX']], required: true },
        { name: 'from', label: t`From`, kind: 'date' },
        { name: 'until', label: t`Until`, kind: 'date' },
        { name: 'actor', label: t`Who`, ltr: true, hint: 'staff:3, member:12' },
        { name: 'companyId', label: t`Company`, ltr: true },
        { name: 'action', label: t`Action`, ltr: true, hint: 'order.' },
        { name: 'entity', label: t`Kind of record`, ltr: true, hint: 'Order' },
        { name: 'entityId', label: t`Record`, ltr: true },
        { name: 'actingOnly', label: t`Acting only`, kind: 'switch' },
    ];
    return (
        <FormDialog
            title={<Trans>Export</Trans>}
            trigger={<Button variant="outline"><DownloadIcon /> <Trans>Export</Trans></Button>}
            fields={fields}
            initial={{ format: 'csv', actingOnly: false }}
            submitLabel={<Trans>Export</Trans>}
            onSubmit={({ format, from, until, actingOnly, ...plain }) => {
                const asked = new URLSearchParams();
                for (const [name, value] of Object.entries(plain)) if (String(value ?? '') !== '') asked.set(name, String(value));
                // Days where the reader is, as the times on the page are; the end of the last one is the beginning of the next.
                if (from) asked.set('from', beginOf(String(from), 0));
                if (until) asked.set('until', beginOf(String(until), 1));
                if (actingOnly === true) asked.set('actingOnly', 'true');
                window.open(`/staff-activity/${String(format)}?${asked.toString()}`, '_blank', 'noopener');
                return Promise.resolve();
            }}
        />
    );
}
