import { Trans, useLingui } from '@lingui/react/macro';
import { Input } from '@vendure/dashboard';
import { useState } from 'react';

import { useActionNames } from '../../audit/dashboard/shared';
import { Moment } from '../../screens/dashboard/shared';
import { useLabels } from './labels';

interface Entry {
    id: string;
    at: string;
    actor: string;
    subject: string | null;
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

interface Props {
    entries: Entry[];
    members: { id: string; firstName: string; lastName: string }[];
}

/** What was done, by whom and for whom; of a long history, what has the typed words. */
export function CompanyHistory({ entries, members }: Props) {
    const { t } = useLingui();
    const { actions } = useLabels();
    const names = useActionNames();
    const [typed, setTyped] = useState('');
    const memberNames = new Map(members.map(({ id, firstName, lastName }) => [`member:${id}`, `${firstName} ${lastName}`]));
    const nameOf = (person: string) => memberNames.get(person) ?? person;
    if (entries.length === 0) {
        return <p className="text-muted-foreground"><Trans>Nothing has been changed yet</Trans></p>;
    }
    const words = typed.toLocaleLowerCase().split(/\s+/);
    const lines = entries.map(entry => {
        const [title, who, inPlaceOf] = [actions[entry.action] ?? names.action(entry.action), nameOf(entry.actor), entry.subject && nameOf(entry.subject)];
        const changed = changes(entry);
        const all = [title, who, inPlaceOf, entry.reason, ...changed.flat()].join(' ').toLocaleLowerCase();
        return { ...entry, title, who, inPlaceOf, changed, isShown: words.every(word => all.includes(word)) };
    });
    const shown = lines.filter(({ isShown }) => isShown);
    return (
        <div className="grid gap-4">
            <Input className="max-w-sm" type="search" dir="auto" value={typed} onChange={event => setTyped(event.target.value)} placeholder={t`Search in the history`} aria-label={t`Search in the history`} />
            {shown.length === 0 && <p className="text-muted-foreground" role="status"><Trans>Nothing in the history has these words.</Trans></p>}
            <ol className="grid gap-4">
                {shown.map(({ id, at, title, who, inPlaceOf, reason, changed }) => (
                    <li key={id} className="border-s-2 ps-4">
                        <div className="font-medium">{title}</div>
                        <div className="text-sm text-muted-foreground">
                            <Moment at={at} /> · <bdi>{who}</bdi>
                            {inPlaceOf && <> · <Trans>in the place of <bdi>{inPlaceOf}</bdi></Trans></>}
                            {reason && <> · <bdi>{reason}</bdi></>}
                        </div>
                        <ul className="mt-1 text-sm">
                            {changed.map(([field, was, is]) => (
                                <li key={field}>
                                    <bdi>{field}</bdi>: <bdi>{was}</bdi> → <bdi>{is}</bdi>
                                </li>
                            ))}
                        </ul>
                    </li>
                ))}
            </ol>
        </div>
    );
}
