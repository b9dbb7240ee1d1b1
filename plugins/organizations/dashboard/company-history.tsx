import { Trans } from '@lingui/react/macro';
import { DateTime } from '@vendure/dashboard';

import { useLabels } from './labels';

interface Entry {
    id: string;
    at: unknown;
    actor: string;
    action: string;
    before: unknown;
    after: unknown;
    reason: string | null;
}

const text = (value: unknown) => (value === null || value === undefined ? '–' : typeof value === 'string' ? value : JSON.stringify(value));

/** Only the fields that differ, as `field: before → after`. */
function changes({ before, after }: Entry): Array<[field: string, was: string, is: string]> {
    const [was, is] = [(before ?? {}) as Record<string, unknown>, (after ?? {}) as Record<string, unknown>];
    return Object.keys({ ...was, ...is })
        .map(field => [field, text(was[field]), text(is[field])] as [string, string, string])
        .filter(([, one, other]) => one !== other);
}

export function CompanyHistory({ entries }: { entries: Entry[] }) {
    const { actions } = useLabels();
    if (entries.length === 0) {
        return <p className="text-muted-foreground"><Trans>Nothing has been changed yet</Trans></p>;
    }
    return (
        <ol className="grid gap-4">
            {entries.map(entry => (
                <li key={entry.id} className="border-s-2 ps-4">
                    <div className="font-medium">{actions[entry.action] ?? entry.action}</div>
                    <div className="text-sm text-muted-foreground">
                        <DateTime value={String(entry.at)} /> · <bdi>{entry.actor}</bdi>
                        {entry.reason && <> · {entry.reason}</>}
                    </div>
                    <ul className="mt-1 text-sm">
                        {changes(entry).map(([field, was, is]) => (
                            <li key={field}>
                                <bdi>{field}</bdi>: <bdi>{was}</bdi> → <bdi>{is}</bdi>
                            </li>
                        ))}
                    </ul>
                </li>
            ))}
        </ol>
    );
}
