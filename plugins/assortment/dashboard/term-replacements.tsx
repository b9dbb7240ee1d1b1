import { Trans, useLingui } from '@lingui/react/macro';
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, Button, ConfirmationDialog, Input, PermissionGuard } from '@vendure/dashboard';
import { TrashIcon } from 'lucide-react';
import { useState } from 'react';

import { FormDialog, Pages, QueryState, reportError, useRested } from '../../screens/dashboard/shared';
import { deleteTermReplacementDocument, setTermReplacementDocument, termReplacementsDocument } from './search.graphql';

const take = 15;

/** What is searched in a phrase's place. From a row of what was missed the phrase is there already. */
export function ReplaceButton({ phrase, onSaved }: { phrase?: string; onSaved: () => unknown }) {
    const { t } = useLingui();
    return (
        <FormDialog
            title={<Trans>Replace a phrase</Trans>}
            trigger={<Button type="button" variant="outline" size="sm">{phrase === undefined ? <Trans>Add a replacement</Trans> : <Trans>Replace</Trans>}</Button>}
            fields={[{ name: 'phrase', label: t`What people type`, required: true }, { name: 'replacement', label: t`What is searched instead`, required: true }]}
            initial={{ phrase: phrase ?? '', replacement: '' }}
            submitLabel={<Trans>Save</Trans>}
            onSubmit={async values => {
                await api.mutate(setTermReplacementDocument, { input: { phrase: String(values.phrase), replacement: String(values.replacement) } });
                await onSaved();
            }}
        />
    );
}

export function TermReplacements() {
    const { t } = useLingui();
    const client = useQueryClient();
    const [term, setTerm] = useState('');
    const [skip, setSkip] = useState(0);
    const rested = useRested(term.trim());
    const query = useQuery({
        queryKey: ['term-replacements', rested, skip],
        queryFn: () => api.query(termReplacementsDocument, { term: rested, skip, take }),
        placeholderData: keepPreviousData,
    });
    const refresh = () => Promise.all(['missed-phrases', 'term-replacements'].map(key => client.invalidateQueries({ queryKey: [key] })));
    const { items = [], totalItems = 0 } = query.data?.termReplacements ?? {};
    return (
        <div className="grid gap-3">
            <PermissionGuard requires={['UpdateAssortment']}><ReplaceButton onSaved={refresh} /></PermissionGuard>
            {(totalItems > take || term !== '') && (
                <Input type="search" dir="auto" aria-label={t`Find a phrase`} placeholder={t`Find a phrase`} value={term} onChange={event => { setTerm(event.target.value); setSkip(0); }} />
            )}
            <QueryState query={query} />
            {query.data && totalItems === 0 && <p className="text-muted-foreground text-sm">{rested === '' ? <Trans>No replacements yet.</Trans> : <Trans>Nothing found.</Trans>}</p>}
            <ul className="grid gap-1">
                {items.map(row => (
                    <li key={row.id} className="flex flex-wrap items-center gap-2 border-b py-1 text-sm">
                        <span className="min-w-0 grow"><bdi>{row.phrase}</bdi> <span aria-hidden className="rtl:inline-block rtl:-scale-x-100">→</span> <strong><bdi>{row.replacement}</bdi></strong></span>
                        <PermissionGuard requires={['UpdateAssortment']}>
                            <FormDialog
                                title={<Trans>Change the replacement</Trans>}
                                trigger={<Button type="button" variant="ghost" size="sm"><Trans>Change</Trans></Button>}
                                fields={[{ name: 'phrase', label: t`What people type`, required: true }, { name: 'replacement', label: t`What is searched instead`, required: true }]}
                                initial={{ phrase: row.phrase, replacement: row.replacement }}
                                version={row.version}
                                onStale={refresh}
                                submitLabel={<Trans>Save</Trans>}
                                onSubmit={async (values, version) => {
                                    await api.mutate(setTermReplacementDocument, { input: { id: row.id, phrase: String(values.phrase), replacement: String(values.replacement), version: version ?? null } });
                                    await refresh();
                                }}
                            />
                            <ConfirmationDialog
                                title={t`Remove the replacement`} description={`${row.phrase} → ${row.replacement}`}
                                onConfirm={() => void api.mutate(deleteTermReplacementDocument, { id: row.id }).then(refresh, reportError)}
                            >
                                <Button type="button" variant="ghost" size="icon" aria-label={t`Remove the replacement`}><TrashIcon /></Button>
                            </ConfirmationDialog>
                        </PermissionGuard>
                    </li>
                ))}
            </ul>
            <Pages skip={skip} take={take} totalItems={totalItems} onSkip={setSkip} />
        </div>
    );
}
