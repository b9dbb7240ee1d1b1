import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@vendure/dashboard';
import { DownloadIcon } from 'lucide-react';

import { type Field, FormDialog } from '../../screens/dashboard/shared';

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
                if (from) asked.set('from', `${String(from)}T00:00:00Z`);
                if (until) asked.set('until', `${String(until)}T23:59:59Z`);
                if (actingOnly === true) asked.set('actingOnly', 'true');
                window.open(`/staff-activity/${String(format)}?${asked.toString()}`, '_blank', 'noopener');
                return Promise.resolve();
            }}
        />
    );
}
