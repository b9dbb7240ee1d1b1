import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { api, Button, usePermissions } from '@vendure/dashboard';
import { toast } from 'sonner';

import { type Field, FormDialog, QueryState, useFormats } from '../../screens/dashboard/shared';
import { useLabels } from './labels';
import { consentTextsDocument, publishConsentDocument } from './registration.graphql';

const kinds = ['terms', 'privacy', 'marketing'];

/** What applicants agree to. A new wording is a new version; who agreed to an older one keeps that one. */
export function ConsentTexts() {
    const { t } = useLingui();
    const { hasPermissions } = usePermissions();
    const { moment, number } = useFormats();
    const { consents, languages = [] } = useLabels();
    const client = useQueryClient();
    const query = useQuery({ queryKey: ['consent-texts'], queryFn: () => api.query(consentTextsDocument) });
    const texts = query.data?.consentTexts;
    if (!texts) return <QueryState query={query} />;
    const fields: Field[] = languages.map(([code, name]) => ({ name: code, label: name, kind: 'textarea' }));
    return (
        <ul className="grid gap-4">
            {kinds.map(kind => {
                const current = texts.filter(text => text.kind === kind);
                const first = current[0];
                const initial = Object.fromEntries(languages.map(([code]) => [code, current.find(text => text.language === code)?.text ?? '']));
                return (
                    <li key={kind} className="flex flex-wrap items-center justify-between gap-2">
                        <span>
                            <span className="font-medium">{consents[kind]}</span>{' '}
                            <span className="text-muted-foreground text-sm">
                                {first ? <><Trans>Version {number(first.textVersion)}</Trans>, {moment(first.createdAt)}</> : <Trans>Not published</Trans>}
                            </span>
                        </span>
                        {hasPermissions(['UpdateSettings']) && (
                            <FormDialog
                                key={first?.textVersion ?? 0}
                                title={<Trans>New version of the text</Trans>}
                                trigger={<Button variant="outline"><Trans>New version</Trans></Button>}
                                fields={fields}
                                initial={initial}
                                submitLabel={<Trans>Publish</Trans>}
                                onSubmit={async values => {
                                    const given = languages.map(([language]) => ({ language, text: String(values[language] ?? '').trim() })).filter(({ text }) => text !== '');
                                    await api.mutate(publishConsentDocument, { input: { kind, texts: given } });
                                    toast.success(t`Published`);
                                    await client.invalidateQueries({ queryKey: ['consent-texts'] });
                                }}
                            />
                        )}
                    </li>
                );
            })}
        </ul>
    );
}
